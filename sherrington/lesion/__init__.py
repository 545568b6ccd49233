"""Floor 3, what was cut, compressed, demyelinated or infected: Patient -> Patient."""

from sherrington.lesion.injure import injure

__all__ = ["injure"]
