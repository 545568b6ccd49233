"""Floor 0, words and rules: units, sources, errors, and (each in its own module) kernels and randomness.

``sherrington.foundation.kernel`` is not imported here, because it loads Numba.
"""

from sherrington.foundation.errors import InputError, nearest
from sherrington.foundation.sources import KINDS, all_sources, entries, load
from sherrington.foundation.units import quantity

__all__ = ["KINDS", "InputError", "all_sources", "entries", "load", "nearest", "quantity"]
