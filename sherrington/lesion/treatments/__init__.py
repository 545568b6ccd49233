"""Treatments that act on lesions: roots cut on purpose, nerves joined, block lifted; each module registers its own."""

from sherrington.lesion.treatments import immunoglobulin, nerve_repair, rhizotomy

__all__ = ["immunoglobulin", "nerve_repair", "rhizotomy"]
