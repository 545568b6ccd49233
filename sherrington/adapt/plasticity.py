"""Plasticity: what weeks without descending drive do to synapses, channels and motoneurons."""

from math import exp
from typing import NamedTuple

from sherrington.adapt.drive import (
    DriveParams,
    Losses,
    felt_losses,
    inhibition_lost,
    losses_now,
    spastic_level,
    support_lost,
)
from sherrington.adapt.loss import History, rise


class PlasticityParams(NamedTuple):
    """Constants of slow adaptation; values and sources in ``plasticity.yaml``."""

    onset: float  # [d] delay before adaptation starts
    bias_gain: float  # [1] fraction of threshold when all support is lost
    bias_tau: float  # [d]
    release_gain: float  # [1] bias withheld until a release has developed
    release_tau: float  # [d]
    pic_onset: float  # [d]
    pic_tau: float  # [d]
    pic_mono: float  # [1] per monoaminergic loss
    pic_inhibition: float  # [1] per inhibition lost
    pic_cst: float  # [1] per corticospinal loss
    floor_gain: float  # [1] at spastic level 1
    floor_tau: float  # [d]
    presynaptic_inhibition: float  # [1] per inhibition lost
    presynaptic_cst: float  # [1] per corticospinal loss
    presynaptic_tau: float  # [d]
    recurrent_gain: float  # [1] per inhibition lost
    reciprocal_cst: float  # [1] at once, per corticospinal loss
    reciprocal_slow: float  # [1] over weeks, per corticospinal loss
    reciprocal_release: float  # [1] over weeks, per inhibition lost
    autogenic_gain: float  # [1] at spastic level 1
    group_ii_acute: float  # [1] at full shock
    group_ii_gain: float  # [1] at spastic level 1
    weeks_tau: float  # [d] reciprocal, Ib and group II changes
    flexor_shock: float  # [1] at full shock
    flexor_gain: float  # [1] at the peak, per inhibition lost
    flexor_peak: float  # [d]
    gamma_loss: float  # [1] share of resting gamma drive that is descending
    gamma_tau: float  # [d]
    reticulospinal_gain: float  # [1] per corticospinal loss
    reticulospinal_tau: float  # [d]
    diaschisis: float  # [1] of the reticulospinal share, silent to the will at first, per corticoreticular loss
    diaschisis_tau: float  # [d]


class Plasticity(NamedTuple):
    """Adapted state of one pool; the meaning of each field is that of ``MuscleState``."""

    bias: float  # [1]
    pic: float  # [1]
    floor: float  # [1]
    presynaptic: float  # [1]
    recurrent: float  # [1]
    reciprocal: float  # [1]
    autogenic: float  # [1]
    group_ii: float  # [1]
    flexor: float  # [1]
    gamma: float  # [1]
    reticulospinal: float  # [1]


def plasticity(past: tuple[History, ...], shock: float, p: PlasticityParams, drive: DriveParams) -> Plasticity:
    """Return what time has made of one pool that lost descending drive.

    Parameters
    ----------
    past : tuple of History
        History of loss per tract, in the order of ``TRACTS``.
    shock : float
        Depth of shock now; adaptation shows only as shock leaves. [1]
    p : PlasticityParams
        Gains and times.
    drive : DriveParams
        Weights of the tracts.

    Returns
    -------
    state : Plasticity
        The healthy values exactly where nothing is lost.

    Notes
    -----
    ``flexor`` holds the effect of shock already. ``gamma`` holds the recovery only: what arrives
    and what shock silences multiply it where the drive is made.
    """

    def after(tau: float, onset: float = p.onset) -> Losses:
        return felt_losses(past, lambda age: rise(age, tau, onset))

    awake = 1.0 - shock
    weeks = after(p.weeks_tau)
    level = min(1.0, spastic_level(weeks, drive))
    plateau, fallen = after(p.pic_tau, p.pic_onset), after(p.presynaptic_tau)
    pic = plateau_gain(plateau, p, drive)
    return Plasticity(
        bias=awake * p.bias_gain * support_lost(after(p.bias_tau), drive) - withheld(past, p, drive),
        pic=awake * pic,
        floor=awake * p.floor_gain * min(1.0, spastic_level(after(p.floor_tau), drive)),
        presynaptic=awake
        * (p.presynaptic_inhibition * inhibition_lost(fallen, drive) + p.presynaptic_cst * fallen.cst),
        recurrent=1.0 + awake * p.recurrent_gain * inhibition_lost(fallen, drive),
        reciprocal=reciprocal(losses_now(past), weeks, awake, p, drive),
        autogenic=1.0 - awake * p.autogenic_gain * level,
        group_ii=1.0 - p.group_ii_acute * shock + awake * p.group_ii_gain * level,
        flexor=flexor(past, shock, p, drive),
        gamma=gamma(past, p),
        reticulospinal=reticulospinal(past, awake, p),
    )


def reticulospinal(past: tuple[History, ...], awake: float, p: PlasticityParams) -> float:
    r"""Return the factor on the reticulospinal share of voluntary drive.

    .. math:: g = (1 + a\,k_c\,L_{CST})\,(1 - k_r\,L_{CRT}\,e^{-t/\tau})

    with the loss :math:`L_{CST}` as felt after a delay, and :math:`a` the share of the cord awake.
    Reticular cells that have lost their cortical input are silent to the will and take weeks to find
    other commands (diaschisis); later they are called on more than before.

    Parameters
    ----------
    past : tuple of History
        History of loss per tract.
    awake : float
        Share of the cord that is not in shock. [1]
    p : PlasticityParams
        Gains and times.

    Returns
    -------
    factor : float
        1 in health. [1]
    """
    taken_over = felt_losses(past, lambda age: rise(age, p.reticulospinal_tau, p.onset)).cst
    silent = felt_losses(past, lambda age: exp(-age / p.diaschisis_tau)).crt
    return (1.0 + awake * p.reticulospinal_gain * taken_over) * (1.0 - p.diaschisis * silent)


def withheld(past: tuple[History, ...], p: PlasticityParams, drive: DriveParams) -> float:
    r"""Return the bias that a lost inhibition will release but has not released yet.

    .. math:: k\,(1 - R_d)(t)\Big|_{now} - k\,(1 - R_d)\Big|_{felt},\quad \text{times support left}

    Tonic excitation comes up over weeks where its inhibition is gone; where the excitation is gone
    too there is nothing to release.

    Parameters
    ----------
    past : tuple of History
        History of loss per tract.
    p : PlasticityParams
        Gains and times.
    drive : DriveParams
        Weights of the tracts.

    Returns
    -------
    bias : float
        Fraction of threshold, at least 0. [1]
    """
    now = losses_now(past)
    developed = felt_losses(past, lambda age: rise(age, p.release_tau, p.onset))
    gap = inhibition_lost(now, drive) - inhibition_lost(developed, drive)
    return p.release_gain * gap * (1.0 - support_lost(now, drive))


def plateau_gain(felt: Losses, p: PlasticityParams, drive: DriveParams) -> float:
    """Return A_PIC without shock: supersensitivity to lost monoamines, loss of control [1]."""
    return p.pic_mono * felt.mono + p.pic_inhibition * inhibition_lost(felt, drive) + p.pic_cst * felt.cst


def reciprocal(now: Losses, weeks: Losses, awake: float, p: PlasticityParams, drive: DriveParams) -> float:
    """Return the gain of reciprocal inhibition: what the tract set, what weeks took besides [1]."""
    slow = p.reciprocal_slow * weeks.cst + p.reciprocal_release * inhibition_lost(weeks, drive)
    return 1.0 - p.reciprocal_cst * now.cst - awake * slow


def flexor(past: tuple[History, ...], shock: float, p: PlasticityParams, drive: DriveParams) -> float:
    """Return the time factor on the flexor reflex: low in shock, a peak at weeks, then down [1]."""

    def bump(age: float) -> float:
        return age / p.flexor_peak * exp(1.0 - age / p.flexor_peak)

    passing = p.flexor_gain * inhibition_lost(felt_losses(past, bump), drive)
    return (1.0 - p.flexor_shock * shock) * (1.0 + passing)


def gamma(past: tuple[History, ...], p: PlasticityParams) -> float:
    r"""Return the factor by which resting gamma drive has recovered from the loss of its input.

    .. math:: g = \frac{1 - k\,L e^{-t/\tau}}{1 - k\,L}

    The brainstem's part of gamma drive falls by :math:`k L` at once and comes back on its own, so
    the factor times what still arrives returns to 1.

    Parameters
    ----------
    past : tuple of History
        History of loss per tract.
    p : PlasticityParams
        Share that needs input, pace of recovery.

    Returns
    -------
    factor : float
        1 in health and right after a loss, up to ``1 / (1 - gamma_loss)``. [1]
    """
    now, missing = losses_now(past), felt_losses(past, lambda age: exp(-age / p.gamma_tau))
    share = 0.5 * p.gamma_loss
    return (1.0 - share * (missing.mrst + missing.mono)) / (1.0 - share * (now.mrst + now.mono))
