"""Tissue: muscles and joints stiffen where movement is lost, slacken where the nerve is."""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from sherrington.adapt.drive import DriveParams, felt_losses, spastic_level, voluntary_lost
from sherrington.adapt.loss import History, mean, rise
from sherrington.circuit.patient import JointState


class TissueParams(NamedTuple):
    """Constants of contracture and laxity; values and sources in ``tissue.yaml``."""

    onset: float  # [d] delay before tissue remodels
    tau: float  # [d] pace of contracture
    muscle_gain: float  # [1] rise of muscle stiffness per spastic level
    joint_gain: float  # [1] rise of joint stiffness when all muscles are affected
    range_most: float  # [rad] range lost then
    denervated_share: float  # [1] contracture by flaccid stillness against spasticity
    lax: float  # [1] early fall of stiffness of a denervated muscle
    lax_tau: float  # [d]
    fibrosis: float  # [1] late rise
    fibrosis_tau: float  # [d]


def muscle_stiffness(
    past: tuple[History, ...],
    lost: History,
    denervated: float,
    p: TissueParams,
    drive: DriveParams,
) -> float:
    """Return the factor on a muscle's parallel elastic stiffness.

    Parameters
    ----------
    past : tuple of History
        History of loss per tract.
    lost : tuple of Piece
        When the muscle lost its motor axons.
    denervated : float
        Fraction of its fibres without a nerve now. [1]
    p : TissueParams
        Gains and times.
    drive : DriveParams
        Weights of the tracts.

    Returns
    -------
    factor : float
        Healthy = 1. [1]
    """

    def change(age: float) -> float:
        slack = p.lax * (1.0 - exp(-age / p.lax_tau))
        return p.fibrosis * (1.0 - exp(-((age / p.fibrosis_tau) ** 2))) - slack

    level = spastic_level(felt_losses(past, lambda age: rise(age, p.tau, p.onset)), drive)
    return (1.0 + p.muscle_gain * level) * (1.0 + denervated * mean(lost, change))


def contracture(
    past: tuple[History, ...],
    lost: History,
    denervated: float,
    p: TissueParams,
    drive: DriveParams,
) -> float:
    """Return how far one muscle's weakness or spasticity has set its joint [1].

    Parameters
    ----------
    past : tuple of History
        History of loss per tract.
    lost : tuple of Piece
        When the muscle lost its motor axons.
    denervated : float
        Fraction of its fibres without a nerve now. [1]
    p : TissueParams
        Times and weights.
    drive : DriveParams
        Weights of the tracts.

    Returns
    -------
    set : float
        0 none to 1 full.
    """

    def remodelled(age: float) -> float:
        return rise(age, p.tau, p.onset)

    felt = felt_losses(past, remodelled)
    still = p.denervated_share * denervated * mean(lost, remodelled)
    moving = (1.0 - voluntary_lost(felt, drive)) * (1.0 - min(1.0, spastic_level(felt, drive)))
    return 1.0 - moving * (1.0 - still)


def joint_state(affected: Sequence[float], p: TissueParams) -> JointState:
    """Return the passive joint from the contracture of each muscle that works on it."""
    share = sum(affected) / len(affected) if affected else 0.0
    return JointState(stiffness=1.0 + p.joint_gain * share, range_loss=p.range_most * share)
