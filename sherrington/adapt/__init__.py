"""What days and months do to a motor system that lost something: Patient -> Patient."""

from sherrington.adapt.course import AdaptParams, adapt, adapt_params

__all__ = ["AdaptParams", "adapt", "adapt_params"]
