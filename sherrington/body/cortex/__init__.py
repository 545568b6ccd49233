"""Voluntary loops."""
