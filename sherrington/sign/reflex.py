"""Tendon reflexes: grade, torque, latency and amplitude of the jerk."""

import numpy as np

from sherrington.circuit.trace import Trace
from sherrington.exam.table import table
from sherrington.exam.tendon_reflex import REFLEXES, TAP_TIME, Reflex, reflex_of
from sherrington.sign.clonus import beats_of
from sherrington.sign.finding import About, Finding
from sherrington.sign.norms import band
from sherrington.sign.scale import VISIBLE, reflex_grade, strength
from sherrington.sign.signal import axis, onset, smooth, span, window

_TABLE = table(__file__)
TEST = "tendon_reflex"


def grade(tap: Trace, reinforced: Trace | None = None, clonus: Trace | None = None) -> list[Finding]:
    """Return grade, torque, latency and amplitude of one tendon reflex.

    Parameters
    ----------
    tap : Trace
        The blow, muscles relaxed.
    reinforced : Trace, optional
        The same blow with reinforcement.
    clonus : Trace, optional
        The clonus test at the same joint; its beats make a brisk jerk grade 4.

    Returns
    -------
    findings : list of Finding
        ``torque`` [N m], ``latency`` [s] and ``amplitude`` [V, peak to peak] belong to the
        relaxed blow. The jaw jerk is graded once, at the midline.
    """
    name = reflex_of(tap.command)
    plan = REFLEXES[name]
    about = About(TEST, name, tap.command.side, person=tap.person)
    torque, answer = jerk(tap, plan), amplitude(tap, plan)
    boosted = torque if reinforced is None else jerk(reinforced, plan)
    visible = VISIBLE * strength(_movement(plan), tap.person)
    low, high = band(TEST, "amplitude", name, person=tap.person)
    beats = 0 if clonus is None else beats_of(clonus)[0]
    level = reflex_grade(
        torque >= visible,
        boosted >= visible,
        answer,
        (low if plan.usual else None, high),
        spread(tap, plan),
        beats,
    )
    late = latency(tap, plan)
    usual = "absent" if plan.usual else "normal"
    delay = (
        about.said("latency", None, "s", usual, reason="no response")
        if late is None
        else about.row("latency", late, "s")
    )
    return [
        _graded(about, plan, name, level),
        about.row("torque", torque, "N m", high_means="hyperreflexia", low_means="hyporeflexia"),
        delay,
        about.row("amplitude", answer, "V", high_means="hyperreflexia", low_means="hyporeflexia"),
    ]


def _graded(about: About, plan: Reflex, name: str, level: int) -> Finding:
    """Return the grade with its flag: areflexia where healthy people have the reflex."""
    unit = "DTR 0-4"
    if level == 0:
        return about.said("grade", 0, unit, "absent" if plan.usual else "normal", "areflexia")
    if name == "hoffmann":
        return about.said("grade", level, unit, "present" if level > 2 else "normal", "hoffmann")
    return about.row("grade", level, unit, high_means="hyperreflexia", low_means="hyporeflexia")


def jerk(trace: Trace, plan: Reflex) -> float:
    """Return the torque of the jerk on the hand that holds the joint [N m], at least 0.

    The rise from the moment the muscle starts to pull, shortly after its EMG, so that neither the
    blow nor a drift of the resting torque counts; 0 where the EMG shows no reflex.
    """
    late = latency(trace, plan)
    if late is None:
        return 0.0
    felt = -plan.direction * np.asarray(trace.torque[axis(trace, plan.joint)], np.float64)
    pull = TAP_TIME + max(late + _TABLE["delay"], _TABLE["width"])
    answer = window(smooth(felt, trace.rate, _TABLE["smooth"]), trace.rate, pull, 1e3)
    return float(answer.max() - answer[0])


def latency(trace: Trace, plan: Reflex) -> float | None:
    """Return the time from the blow to the first EMG of the reflex [s], or None."""
    return onset(trace, plan.seen, TAP_TIME, TAP_TIME + _TABLE["longest"])


def amplitude(trace: Trace, plan: Reflex) -> float:
    """Return the peak-to-peak EMG of the reflex [V]; 0 where nothing leaves the baseline."""
    late = latency(trace, plan)
    if late is None:
        return 0.0
    return span(trace, plan.seen, TAP_TIME + late - 0.001, TAP_TIME + late + _TABLE["potential"])


def spread(trace: Trace, plan: Reflex) -> bool:
    """Return whether a muscle that the blow hardly reached answers with a large potential."""
    return any(
        (late := onset(trace, muscle, TAP_TIME, TAP_TIME + _TABLE["longest"])) is not None
        and span(trace, muscle, TAP_TIME + late, TAP_TIME + late + _TABLE["potential"]) > _TABLE["spread"]
        for muscle in plan.antagonists
    )


def _movement(plan: Reflex) -> str:
    """Return the movement of the jerk as the strength table names it."""
    return f"{plan.joint} {'flexion' if plan.direction > 0 else 'extension'}"
