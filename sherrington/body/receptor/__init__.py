"""Muscle spindles and tendon organs."""
