"""Floor 4, signs: from what was recorded to findings. A grader sees traces and nothing else."""

from sherrington.sign.finding import Finding

__all__ = ["Finding"]
