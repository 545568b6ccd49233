"""Neuromuscular junction: delay and transmission."""

from typing import NamedTuple


class JunctionParams(NamedTuple):
    """Constants of the junction; values and sources in ``junction.yaml``."""

    delay: float  # [ms] terminal and end plate
    onset: float  # [ms] end plate to the first surface deflection
