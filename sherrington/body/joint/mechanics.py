"""One degree of freedom: inertia, passive tissue, gravity, limits, and the examiner's hand."""

from math import exp
from typing import NamedTuple

from sherrington.foundation.kernel import kernel


class MechanicsParams(NamedTuple):
    """Constants of every joint; values and sources in ``mechanics.yaml``."""

    wall: float  # [rad] e-fold of the limit torque
    wall_torque: float  # [1] limit torque at the end of range, of one wall unit
    wall_damping: float  # [1] damping beyond the range, in joint dampings
    servo: float  # [1/rad] stiffness of the hand in maximal torques per radian
    servo_damping: float  # [1] damping ratio of the hand


@kernel
def limit_torque(angle, low, high, unit, wall):
    """Return the torque [N m] of ligaments and bone beyond the range: exponential walls."""
    over = angle - high
    under = low - angle
    torque = 0.0
    if over > 0.0:
        torque -= unit * (exp(min(over / wall, 6.0)) - 1.0)
    if under > 0.0:
        torque += unit * (exp(min(under / wall, 6.0)) - 1.0)
    return torque


@kernel
def hand_torque(angle, speed, wanted, wanted_speed, limit, stiffness, damping):
    """Return the torque [N m] of a servo hand, never beyond its limit."""
    torque = stiffness * (wanted - angle) + damping * (wanted_speed - speed)
    torque = torque if torque < limit else limit
    return torque if torque > -limit else -limit


@kernel
def step_joint(angle, speed, torque, inertia, damping, dt):
    """Advance angle [rad] and speed [rad/s]: damping implicit, the rest semi-implicit."""
    speed = (speed + dt * torque / inertia) / (1.0 + dt * damping / inertia)
    return angle + dt * speed, speed
