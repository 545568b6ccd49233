"""Tracts from cortex to cord."""
