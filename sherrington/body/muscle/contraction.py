"""Muscle contraction: force-length, force-velocity, parallel elasticity and a series tendon."""

from math import exp, log
from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class ContractionParams(NamedTuple):
    """Constants of all muscles; values and sources in ``contraction.yaml``."""

    length_power: float  # [1] b of the active force-length curve
    length_width: float  # [1] w
    length_shape: float  # [1] p
    speed: float  # [L0/s] fastest shortening, positive
    curvature: float  # [1] c of the hyperbola
    eccentric: float  # [1] largest force while lengthening
    eccentric_speed: float  # [L0/s] at which half of the rise is reached
    parallel: float  # [1] passive force at 1.6 L0, of maximal force
    parallel_shape: float  # [1/L0]
    viscosity: float  # [1/(L0/s)]
    tendon_stiffness: float  # [1] maximal forces per relative length
    tendon_curve: float  # [1]
    tendon_onset: float  # [1] relative length at which the tendon tightens
    tendon_rest: float  # [1] optimal tendon length over slack length
    shortest: float  # [1] fascicle length below which it buckles
    bridge_stiffness: float  # [1/L0] of attached cross-bridges, in active forces
    bridge_reach: float  # [L0] stretch at which they give way
    bridge_time: float  # [s] of their turnover


@kernel
def force_length(length, p):
    """Return the active force-length factor at a fascicle length [L0]."""
    x = abs((length**p.length_power - 1.0) / p.length_width)
    return exp(-(x**p.length_shape))


@kernel
def force_velocity(speed, p):
    """Return force factor and its slope against speed [L0/s], lengthening positive."""
    if speed <= 0.0:
        v = -speed if -speed < p.speed else p.speed
        d = p.speed + p.curvature * v
        return (p.speed - v) / d, (p.speed * (1.0 + p.curvature)) / (d * d)
    d = p.eccentric_speed + speed
    rise = p.eccentric - 1.0
    return 1.0 + rise * speed / d, rise * p.eccentric_speed / (d * d)


@kernel
def passive(length, stiffness, p):
    """Return the parallel elastic force [1] at a fascicle length [L0]."""
    top = exp(4.0) - 1.0
    if length <= 1.0:
        return 0.0
    return stiffness * p.parallel * (exp(p.parallel_shape * (length - 1.0)) - 1.0) / top


@kernel
def tendon(length, slack, p):
    """Return tendon force [1] and stiffness [1 per relative length] at a length in the unit of ``slack``."""
    x = (length / (slack * p.tendon_rest) - p.tendon_onset) / p.tendon_curve
    if x > 30.0:
        return p.tendon_stiffness * p.tendon_curve * x, p.tendon_stiffness
    if x < -30.0:
        return 0.0, 0.0
    e = exp(x)
    return p.tendon_stiffness * p.tendon_curve * log(1.0 + e), p.tendon_stiffness * e / (1.0 + e)


@kernel
def stretch_bridges(stretch, speed, dt, p):
    """Return how far the attached cross-bridges of a muscle are stretched [L0] after one step.

    They follow the fascicle at ``speed`` [L0/s], give way beyond their reach, let go when it
    shortens, and attach anew in their own time: short-range stiffness (Rack & Westbury 1974).
    """
    stretch = stretch * exp(-dt / p.bridge_time) + speed * dt
    stretch = stretch if stretch > 0.0 else 0.0
    return stretch if stretch < p.bridge_reach else p.bridge_reach


@kernel
def step_contraction(length, speed, path, active, bridge, stiffness, optimal, slack, cosine, dt, p):
    """Advance the fascicle one step with the tendon at its new length (implicit in the tendon).

    Solves active + passive + viscous force = tendon force for the fascicle speed by Newton steps.

    Parameters
    ----------
    length, speed : float
        Fascicle length [L0] and speed [L0/s].
    path : float
        Length of the whole muscle-tendon unit. [m]
    active : float
        Activation, of maximal isometric force. [1]
    bridge : float
        Stretch of the attached cross-bridges. [L0]
    stiffness : float
        Factor on parallel elasticity. [1]
    optimal, slack : float
        Optimal fascicle length and tendon slack length. [m]
    cosine : float
        Of the pennation angle. [1]
    dt : float
        [s]

    Returns
    -------
    length, speed, force : float
        New state, tendon force in units of maximal force.
    """
    curve = active * force_length(length, p)
    rest = passive(length, stiffness, p) + curve * p.bridge_stiffness * bridge
    taut, slope = tendon(path - length * optimal * cosine, slack, p)
    give = slope * optimal * cosine / (slack * p.tendon_rest) * dt
    v = speed
    for _ in range(4):
        f, df = force_velocity(v, p)
        error = curve * f + rest + p.viscosity * v - (taut / cosine - give * v)
        v = v - error / (curve * df + p.viscosity + give + 1e-9)
        v = min(max(v, -2.0 * p.speed), 2.0 * p.speed)
    length = length + dt * v
    if length < p.shortest:
        length, v = p.shortest, 0.0
    force, _ = tendon(path - length * optimal * cosine, slack, p)
    return length, v, force


def _plain(function):
    """Return the Python form of a kernel, for the few calls outside a run."""
    return getattr(function, "py_func", function)


def path_at(length: float, force: float, optimal: float, slack: float, cosine: float, p: ContractionParams) -> float:
    """Return the muscle-tendon length [m] at which the fascicle rests at ``length`` [L0] under ``force`` [1]."""
    low, high = slack * 0.8, slack * 1.3
    for _ in range(50):
        middle = 0.5 * (low + high)
        if _plain(tendon)(middle, slack, p)[0] < force:
            low = middle
        else:
            high = middle
    return length * optimal * cosine + 0.5 * (low + high)


def rest_length(
    path: float, stiffness: float, optimal: float, slack: float, cosine: float, p: ContractionParams
) -> float:
    """Return the fascicle length [L0] at which a silent muscle rests on a path [m]: passive force = tendon force."""
    low, high = p.shortest, 2.0
    for _ in range(50):
        middle = 0.5 * (low + high)
        pull = _plain(tendon)(path - middle * optimal * cosine, slack, p)[0] / cosine
        if _plain(passive)(middle, stiffness, p) < pull:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)
