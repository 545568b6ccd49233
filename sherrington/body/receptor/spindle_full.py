"""Muscle spindle in full: bag1, bag2 and chain fibre, each a sensory spring in series with a polar region.

Length is in optimal fascicle lengths (L0), tension in force units (FU), time in s, rates in Hz.
"""

from typing import NamedTuple

import numpy as np

from sherrington.foundation.kernel import compiled, kernel


class SpindleFullParams(NamedTuple):
    """Constants of the spindle; tuples in the order bag1, bag2, chain; sources in ``spindle_full.yaml``."""

    gamma_half: tuple[float, ...]  # [Hz]
    activation: tuple[float, ...]  # [s]
    damping: tuple[float, ...]  # [FU/(L0/s)]
    damping_active: tuple[float, ...]  # [FU/(L0/s)]
    tension: tuple[float, ...]  # [FU]
    sensory_stiffness: float  # [FU/L0]
    polar_stiffness: float  # [FU/L0]
    mass: float  # [FU s2/L0]
    sensory_rest: float  # [L0]
    sensory_threshold: float  # [L0]
    polar_rest: float  # [L0]
    polar_threshold: float  # [L0]
    polar_shortest: float  # [L0]
    exponent: float  # [1]
    shortening: float  # [1]
    primary_gain: tuple[float, ...]  # [Hz/L0]
    secondary_gain: float  # [Hz/L0]
    secondary_share: float  # [1]
    secondary_length: float  # [L0]
    occlusion: float  # [1]
    human: float  # [1] factor on all gains


# columns of the state of one spindle
DYNAMIC, STATIC, BAG1, BAG1_RATE, BAG2, BAG2_RATE, CHAIN, CHAIN_RATE = range(8)
N_STATE = 8


@kernel
def polar_speed(right, linear, viscous, exponent):
    r"""Return the polar speed x [L0/s] that solves ``linear x + viscous sgn(x) |x|^exponent = right``.

    Newton in :math:`w = |x|^n`, where the equation is convex: from an upper bound the steps fall
    monotonically onto the root, and the infinite slope of the power at rest does no harm.
    """
    size = abs(right)
    if size < 1e-15:
        return 0.0
    power = 1.0 / exponent
    w = min((size / linear) ** exponent, size / viscous if viscous > 1e-15 else 1e15)
    for _ in range(6):
        x = w**power
        w = w - (linear * x + viscous * w - size) / (linear * power * x / w + viscous)
        w = max(w, 1e-12)
    x = w**power
    return x if right > 0.0 else -x


@kernel
def step_fibre(pull, pull_rate, length, speed, acceleration, damping, tension, dt, p):
    r"""Advance the tension of one intrafusal fibre by one step, implicit in tension and viscous force.

    .. math:: \frac{M}{K_{SR}}\ddot T = C\beta\,\mathrm{sgn}(x)|x|^{0.3}(L_p - R) + K_{PR}(L_p - L_0) + M\ddot L
              + \Gamma - T, \quad x = \dot L - \dot T/K_{SR}, \quad L_p = L - L_{SR} - T/K_{SR}

    Parameters
    ----------
    pull, pull_rate : float
        Tension [FU] and its rate [FU/s].
    length, speed, acceleration : float
        Of the fascicle. [L0, L0/s, L0/s2]
    damping, tension : float
        Of the polar region at the present activation. [FU/(L0/s), FU]
    dt : float
        Time step; stable for any, accurate to 1 % up to 0.1 ms. [s]
    p : SpindleFullParams
        Constants.

    Returns
    -------
    pull, pull_rate : float
        State after the step.
    """
    k = p.sensory_stiffness
    ratio = 1.0 + p.polar_stiffness / k
    stiff = 1.0 + dt * dt * k * ratio / p.mass
    still = p.polar_stiffness * (length - p.sensory_rest - p.polar_rest) + p.mass * acceleration + tension
    right = stiff * speed - pull_rate / k - dt / p.mass * (still - ratio * pull)
    reach = length - p.sensory_rest - pull / k - p.polar_shortest
    viscous = damping * (reach if reach > 0.0 else 0.0) * dt / p.mass
    x = polar_speed(right, stiff, viscous if right > 0.0 else p.shortening * viscous, p.exponent)
    pull_rate = k * (speed - x)
    pull = pull + dt * pull_rate
    # a slack fibre carries no tension
    return (pull, pull_rate) if pull > 0.0 else (0.0, 0.0)


@kernel
def chain_activation(static, p):
    """Return the activation of the chain fibre [1] from the saturating effect of static gamma on bag2 [1]."""
    square = p.gamma_half[1] * p.gamma_half[1] * static
    return square / (square + p.gamma_half[2] * p.gamma_half[2] * (1.0 - static))


@kernel
def rest_spindle(state, length, dynamic, static, p):
    """Put a spindle at its activation and, without creep, at the elastic balance of a held length [L0]."""
    state[DYNAMIC], state[STATIC] = dynamic, static
    ratio = 1.0 + p.polar_stiffness / p.sensory_stiffness
    passive = p.polar_stiffness * (length - p.sensory_rest - p.polar_rest)
    state[BAG1] = max((passive + p.tension[0] * dynamic) / ratio, 0.0)
    state[BAG2] = max((passive + p.tension[1] * static) / ratio, 0.0)
    state[CHAIN] = max((passive + p.tension[2] * chain_activation(static, p)) / ratio, 0.0)
    state[BAG1_RATE] = state[BAG2_RATE] = state[CHAIN_RATE] = 0.0


@kernel
def full_rates(bag1, bag2, chain, length, p):
    """Return primary and secondary rates [Hz] from the tensions [FU] and the fascicle length [L0]."""
    k = p.sensory_stiffness
    start = p.sensory_threshold - p.sensory_rest
    one = p.human * p.primary_gain[0] * max(bag1 / k - start, 0.0)
    two = p.human * (p.primary_gain[1] * max(bag2 / k - start, 0.0) + p.primary_gain[2] * max(chain / k - start, 0.0))
    primary = max(one, two) + p.occlusion * min(one, two)
    secondary = 0.0
    near, far = p.secondary_share, 1.0 - p.secondary_share
    for pull in (bag2, chain):
        stretch = near * p.secondary_length / p.sensory_rest * (pull / k - start)
        stretch += far * p.secondary_length / p.polar_rest * (length - pull / k - p.sensory_rest - p.polar_threshold)
        secondary += p.human * p.secondary_gain * stretch
    return primary, max(secondary, 0.0)


@kernel
def step_spindle_full(state, length, speed, acceleration, dynamic, static, dt, p):
    """Advance one spindle in place by one step; return its primary and secondary rates [Hz].

    Parameters
    ----------
    state : ndarray, shape [8]
        Activation of bag1 and bag2 [1], then tension [FU] and its rate [FU/s] of each fibre.
    length, speed, acceleration : float
        Of the fascicle. [L0, L0/s, L0/s2]
    dynamic, static : float
        Saturating effects of fusimotor drive on bag1 and bag2. [1]
    dt : float
        [s]

    References
    ----------
    Mileusnic, Brown, Lan & Loeb, J Neurophysiol 96:1772-1788, 2006.
    """
    state[DYNAMIC] += (dynamic - state[DYNAMIC]) * (1.0 - np.exp(-dt / p.activation[0]))
    state[STATIC] += (static - state[STATIC]) * (1.0 - np.exp(-dt / p.activation[1]))
    chain = chain_activation(static, p)
    state[BAG1], state[BAG1_RATE] = step_fibre(
        state[BAG1], state[BAG1_RATE], length, speed, acceleration,
        p.damping[0] + p.damping_active[0] * state[DYNAMIC], p.tension[0] * state[DYNAMIC], dt, p,
    )  # fmt: skip
    state[BAG2], state[BAG2_RATE] = step_fibre(
        state[BAG2], state[BAG2_RATE], length, speed, acceleration,
        p.damping[1] + p.damping_active[1] * state[STATIC], p.tension[1] * state[STATIC], dt, p,
    )  # fmt: skip
    state[CHAIN], state[CHAIN_RATE] = step_fibre(
        state[CHAIN], state[CHAIN_RATE], length, speed, acceleration,
        p.damping[2] + p.damping_active[2] * chain, p.tension[2] * chain, dt, p,
    )  # fmt: skip
    return full_rates(state[BAG1], state[BAG2], state[CHAIN], length, p)


@compiled
def _respond(lengths, settle, rates, state, on_bag1, on_bag2, inertia, dt, p):
    """Fill the rates along a course of lengths after ``settle`` steps at the first one."""
    for _ in range(settle):
        step_spindle_full(state, lengths[0], 0.0, 0.0, on_bag1, on_bag2, dt, p)
    speed = 0.0
    for i in range(lengths.shape[0]):
        before, speed = speed, (lengths[i] - lengths[max(i - 1, 0)]) / dt
        rates[0, i], rates[1, i] = step_spindle_full(
            state, lengths[i], speed, inertia * (speed - before) / dt, on_bag1, on_bag2, dt, p
        )


def full_response(
    lengths: np.ndarray,
    dynamic: float,
    static: float,
    dt: float,
    p: SpindleFullParams,
    settle: float = 2.0,
    inertia: float = 1.0,
) -> np.ndarray:
    """Return primary and secondary rates [Hz] under a course of lengths and steady fusimotor drive.

    Parameters
    ----------
    lengths : ndarray, shape [n]
        Fascicle length at every step. [L0]
    dynamic, static : float
        Fusimotor rates. [Hz]
    dt : float
        [s]
    p : SpindleFullParams
        Constants; ``human=1`` is the cat.
    settle : float
        Time for which the first length is held before. [s]
    inertia : float
        1 with the force of acceleration on the polar mass, 0 without: an ideal ramp, whose speed
        jumps, has no acceleration that could be stated. [1]

    Returns
    -------
    rates : ndarray, shape [2, n]
        [Hz]
    """
    on_bag1 = dynamic**2 / (dynamic**2 + p.gamma_half[0] ** 2)
    on_bag2 = static**2 / (static**2 + p.gamma_half[1] ** 2)
    state = np.zeros(N_STATE)
    state[DYNAMIC], state[STATIC] = on_bag1, on_bag2
    rates = np.zeros((2, len(lengths)))
    _respond(np.asarray(lengths, float), round(settle / dt), rates, state, on_bag1, on_bag2, inertia, dt, p)
    return rates
