"""Peripheral nerve fibres."""
