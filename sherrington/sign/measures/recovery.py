"""Measures of loss made good: units that grow, nerves that grow back, and repairs that come too late."""

from collections.abc import Generator, Sequence
from dataclasses import replace

import numpy as np

from sherrington.circuit.command import Command
from sherrington.circuit.trace import FloatArray, Trace
from sherrington.exam.laboratory import LEAD, SUPRAMAXIMAL, again, held, pulses
from sherrington.foundation.units import DAY
from sherrington.sign.measures.nerve import answering
from sherrington.sign.measures.registry import Plan, Subject, Trial, UnableError, measure
from sherrington.sign.measures.trains import pull
from sherrington.sign.measures.units import effort

LEAST_CHANGE = 0.01  # [1] of the force of health, by a repair that reaches the muscle


def doublet(m: Subject, needle: bool = False) -> Command:
    """Return two pulses close to each other to the nerve of the muscle at rest."""
    shocks = pulses(m.place.muscle, (LEAD, LEAD + 0.01), SUPRAMAXIMAL)
    command = held(m.place.circuit, m.where, 0.5, "doublet", m.structure, shocks=shocks, needle=needle)
    return again(command, m.repeat)


def _tension(trace: Trace, m: Subject) -> float:
    """Return the peak of the force that the nerve pulses give [N]."""
    return max(0.0, float(pull(trace, m.place.mates).max()))


def _force_of_unit(trace: Trace, m: Subject) -> float:
    """Return the peak force over the number of units of the pool that answer [N]."""
    names = [name for name in trace.muscles if name.split(":")[0] in m.place.mates]
    number = 0
    for name in names:
        try:
            number += len(answering(trace, name))
        except UnableError:
            continue
    if not number:
        raise UnableError("no unit answers the nerve")
    return _tension(trace, m) / number


@measure("N", "muscle")
def unit_force(m: Subject) -> Plan:
    """Mean force of a motor unit: peak force of a supramaximal doublet over the number of units that answer."""
    (trace,) = yield [Trial(doublet(m, needle=True))]
    return _force_of_unit(trace, m)


@measure("1", "muscle")
def greatest_enlargement(m: Subject) -> Plan:
    """Mean unit force over that of the same person in health, at the share of cells lost where it is largest."""
    command = doublet(m, needle=True)
    losses = [float(x) for x in m.settings["losses"]]
    healthy, *found = yield [Trial(command, healthy=True), *(Trial(command, loss=loss) for loss in losses)]
    usual = _force_of_unit(healthy, m)
    if usual <= 0.0:
        raise UnableError("no force in health")
    sizes = []
    for trace in found:
        try:
            sizes.append(_force_of_unit(trace, m) / usual)
        except UnableError:
            continue
    if not sizes:
        raise UnableError("no unit is left at any of the losses")
    if len(found) == len(sizes) > 1 and min(sizes) == max(sizes):
        raise UnableError("units are the same at all losses: none of this muscle's cells is lost in this case")
    return max(sizes)


@measure("s", "muscle", rules=("from < to",))
def recovery_time_constant(m: Subject) -> Plan:
    """Time constant of the return of force to nerve pulses, exponential fit to what is missing of the last day's."""
    days = np.array(m.ascending("days"))
    found = yield [Trial(doublet(m), day=float(day)) for day in days]
    force = np.array([_tension(trace, m) for trace in found])
    if force[-1] <= 0.0:
        raise UnableError(f"no force on day {days[-1]:g}")
    share = force / force[-1]
    part = (share >= m.settings["from"]) & (share <= m.settings["to"])
    if np.count_nonzero(part) < 3:
        raise UnableError(
            f"fewer than three of the days see {m.settings['from']:g} to {m.settings['to']:g} of the last day's force"
        )
    slope = np.polyfit(days[part], np.log(1.0 - share[part]), 1)[0]
    if slope >= 0.0:
        raise UnableError("force does not grow")
    return float(-1.0 / slope) * DAY


@measure("s", "muscle")
def repair_window(m: Subject) -> Plan:
    """Longest delay of a nerve repair after which a muscle regains the stated share of its force in health.

    The nerve of the case is cut; all its cuts are joined at each of the delays, and the greatest
    effort is measured a stated time after the operation.
    """
    s = m.settings
    delays = np.array(m.ascending("delays"))
    regained = yield from _regained(m, delays)
    useful = regained >= s["share"]
    if not useful[0]:
        raise UnableError(f"a repair after {delays[0]:g} days gives back {regained[0]:.2f} of the force")
    if useful.all():
        raise UnableError(f"a repair after {delays[-1]:g} days still gives back {regained[-1]:.2f} of the force")
    i = int(np.argmin(useful))
    part = (regained[i - 1] - s["share"]) / max(regained[i - 1] - regained[i], 1e-9)
    return float(delays[i - 1] + part * (delays[i] - delays[i - 1])) * DAY


def _regained(m: Subject, delays: FloatArray) -> Generator[Sequence[Trial], list[Trace], FloatArray]:
    """Return the force of each late repair, as share of that of health [1]."""
    trial = Trial(replace(effort(m, ((0.0, 0.0), (0.1, 0.0), (0.3, 1.0)), 0.9, "mvc"), needle=False))
    late = [
        trial._replace(day=float(day) + m.settings["later"], treatment="nerve-repair", treated=float(day))
        for day in delays
    ]
    found = yield [trial._replace(healthy=True), trial._replace(day=late[0].day), *late]
    usual, left, *force = [float(np.mean(pull(trace, m.place.mates)[-300:])) for trace in found]
    if usual <= 0.0:
        raise UnableError("no force in health")
    if abs(force[0] - left) < LEAST_CHANGE * usual:
        raise UnableError("the repair changes nothing for this muscle: none of its axons is cut in this case")
    return np.array(force) / usual
