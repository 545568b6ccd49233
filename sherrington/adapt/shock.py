"""Shock: how deeply the cord falls silent when descending drive is lost, and for how long."""

from math import exp
from typing import NamedTuple

from sherrington.adapt.loss import History, LossParams, amount, felt, sudden_part


class ShockParams(NamedTuple):
    """Constants of spinal shock; values and sources in ``shock.yaml``."""

    weight_cst: float  # [1] depth per corticospinal loss
    weight_crt: float  # [1]
    weight_mrst: float  # [1]
    weight_vst: float  # [1]
    weight_mono: float  # [1]
    tau_least: float  # [d] time constant for a vanishing depth
    tau_most: float  # [d] time constant for full depth
    tau_power: float  # [1] how steeply the time constant grows with depth
    shape: float  # [1] exponent of the time course


def shock_depth(past: tuple[History, ...], p: ShockParams, speeds: LossParams) -> float:
    r"""Return the depth of shock now.

    .. math:: s(t) = x\, e^{-(t/\tau(x))^{1.5}},\quad x = \min(1, \sum_k w_k v_k L_k),\quad
        \tau = \tau_0 + (\tau_1 - \tau_0)\, x^n

    Losses of several ages each fade from their own day.

    Parameters
    ----------
    past : tuple of History
        History of loss per tract, in the order of ``TRACTS``.
    p : ShockParams
        Weights and times.
    speeds : LossParams
        What counts as sudden.

    Returns
    -------
    depth : float
        0 none to 1 full. [1]

    Notes
    -----
    Depth and pace follow from which drive was lost and how fast, never from where or why. The
    inhibitory dorsal reticulospinal tract facilitates nothing and has no weight.
    """
    weights = (p.weight_cst, p.weight_crt, 0.0, p.weight_mrst, p.weight_vst, p.weight_mono)
    sudden = [sudden_part(one, speeds) for one in past]
    raw = sum(w * amount(one) for w, one in zip(weights, sudden, strict=True))
    if raw <= 0.0:
        return 0.0
    depth = min(1.0, raw)
    tau = p.tau_least + (p.tau_most - p.tau_least) * depth**p.tau_power

    def fade(age: float) -> float:
        return exp(-((age / tau) ** p.shape))

    now = sum(w * felt(one, fade) for w, one in zip(weights, sudden, strict=True))
    return min(1.0, now * depth / raw)
