"""Peripheral axons: velocities, conduction times, electrical thresholds."""

from typing import NamedTuple

import numpy as np


class AxonParams(NamedTuple):
    """Constants of peripheral fibres; values and sources in ``axon.yaml``."""

    primary_low: float  # [m/s]
    primary_high: float  # [m/s]
    secondary_low: float  # [m/s]
    secondary_high: float  # [m/s]
    organ_low: float  # [m/s]
    organ_high: float  # [m/s]
    cutaneous_low: float  # [m/s]
    cutaneous_high: float  # [m/s]
    ageing: float  # [1/year] loss of velocity
    ageing_from: float  # [years]
    motor_threshold_ratio: float  # [1] threshold of the largest motor axon over the smallest
    primary_threshold_high: float  # [1] of the smallest Ia fibre, in smallest motor thresholds
    primary_threshold_low: float  # [1] of the largest
    organ_threshold: float  # [1] of an Ib fibre, of an Ia fibre of equal rank
    small_threshold: float  # [1] of group II and cutaneous fibres, likewise
    monosynaptic_delay: float  # [ms]
    height: float  # [m] of the person to whom the path lengths belong


def ageing(age: float, p: AxonParams) -> float:
    """Return the factor on conduction velocity at an age [years]."""
    return 1.0 - p.ageing * max(0.0, age - p.ageing_from)


def travel(path: float, velocity: np.ndarray | float, slow: np.ndarray | float = 0.0) -> np.ndarray:
    """Return conduction times [ms] over a path [m]; ``slow`` is the fractional fall of velocity [1]."""
    return np.asarray(1e3 * path / (np.asarray(velocity) * (1.0 - np.minimum(slow, 0.95))))


def motor_thresholds(z: np.ndarray, p: AxonParams) -> np.ndarray:
    """Return electrical thresholds, 1 = smallest motor axon, largest axons lowest [1]."""
    return 1.0 - (1.0 - p.motor_threshold_ratio) * z


def primary_thresholds(u: np.ndarray, p: AxonParams) -> np.ndarray:
    """Return electrical thresholds of Ia fibres, u = rank of size [1]."""
    return p.primary_threshold_high + (p.primary_threshold_low - p.primary_threshold_high) * u
