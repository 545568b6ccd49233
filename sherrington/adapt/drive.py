"""Drive: what the loss of six descending tracts amounts to for one motor pool."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.adapt.loss import WHOLE, History, Kernel, felt, history
from sherrington.circuit.patient import TRACTS, Bundle


class DriveParams(NamedTuple):
    """Weights of the tracts; values and sources in ``drive.yaml``."""

    cortical_hold: float  # [1] share of dorsal reticulospinal inhibition that needs the cortex
    support_mrst: float  # [1] share of tonic brainstem support
    support_vst: float  # [1]
    support_mono: float  # [1]
    spastic_inhibition: float  # [1] spastic level per inhibition lost
    spastic_cst: float  # [1] spastic level per corticospinal loss
    spastic_support: float  # [1] fall of the spastic level when all brainstem support is lost
    voluntary_cst: float  # [1] corticospinal share of voluntary drive


class Losses(NamedTuple):
    """Loss of each descending tract, whole 0 to gone 1, now or as far as time has made it felt."""

    cst: float = 0.0
    crt: float = 0.0
    drst: float = 0.0
    mrst: float = 0.0
    vst: float = 0.0
    mono: float = 0.0


def tract_histories(tracts: Mapping[str, Bundle]) -> tuple[History, ...]:
    """Return the history of loss of each tract, in the order of ``TRACTS``."""
    return tuple(history(tracts.get(name, WHOLE)) for name in TRACTS)


def felt_losses(past: tuple[History, ...], kernel: Kernel) -> Losses:
    """Return the losses as far as a slow process has followed them.

    Parameters
    ----------
    past : tuple of History
        One per tract, in the order of ``TRACTS``.
    kernel : callable
        Progress of the process [1] by time since a loss [d].

    Returns
    -------
    losses : Losses
        Each at most 1. [1]
    """
    return Losses(*(min(1.0, felt(one, kernel)) for one in past))


def losses_now(past: tuple[History, ...]) -> Losses:
    """Return the losses at this moment [1]."""
    return felt_losses(past, lambda _: 1.0)


def inhibition_lost(lost: Losses, p: DriveParams) -> float:
    r"""Return the lost dorsal reticulospinal inhibition.

    .. math:: 1 - R_d = 1 - c_{dRST}\,(1 - h\,(1 - c_{CRT}))

    Parameters
    ----------
    lost : Losses
        Losses of the tracts. [1]
    p : DriveParams
        Weights.

    Returns
    -------
    lost : float
        0 to 1. [1]
    """
    return 1.0 - (1.0 - lost.drst) * (1.0 - p.cortical_hold * lost.crt)


def support_lost(lost: Losses, p: DriveParams) -> float:
    """Return the lost tonic support of motoneurons by the brainstem, 0 to 1 [1]."""
    return p.support_mrst * lost.mrst + p.support_vst * lost.vst + p.support_mono * lost.mono


def voluntary_lost(lost: Losses, p: DriveParams) -> float:
    """Return the lost part of the voluntary drive that keeps a muscle in use, 0 to 1 [1]."""
    return p.voluntary_cst * lost.cst + (1.0 - p.voluntary_cst) * lost.mrst


def spastic_level(lost: Losses, p: DriveParams) -> float:
    r"""Return the spastic level :math:`\lambda` that the lost control allows.

    .. math:: \lambda = (k_i (1 - R_d) + k_c (1 - c_{CST}))\,(1 - k_s (1 - E))

    It rises with every loss but that of support: where brainstem excitation is gone too there is
    less to release.

    Parameters
    ----------
    lost : Losses
        Losses of the tracts, now or as felt. [1]
    p : DriveParams
        Weights.

    Returns
    -------
    level : float
        0 none, 1 a spastic hemiparesis, up to 2 a dorsolateral cord lesion. [1]

    Notes
    -----
    A pure pyramidal loss gives little: the inhibition runs in other fibres.
    """
    released = p.spastic_inhibition * inhibition_lost(lost, p) + p.spastic_cst * lost.cst
    return released * (1.0 - p.spastic_support * support_lost(lost, p))
