"""Cells and mechanisms of the spinal cord."""
