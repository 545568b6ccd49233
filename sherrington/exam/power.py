"""Power: a maximal effort against the examiner's hand, movement by movement."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sherrington.circuit.command import Command, Effort, Step
from sherrington.circuit.table import circuit_table
from sherrington.exam.limb import BEDSIDE, CIRCUITS, hold, sides_of, trial_number
from sherrington.exam.table import table
from sherrington.foundation.errors import InputError, nearest

_TABLE = table(__file__)


class Movement(NamedTuple):
    """One movement whose power is tested."""

    circuit: str
    dofs: tuple[str, ...]  # that the effort turns
    direction: int  # +1 flexion, dorsiflexion, closing
    pools: tuple[str, ...]  # what the patient means to contract
    muscles: tuple[str, ...]  # whose force is read
    words: str
    routine: bool = True  # part of the shorter examination


def _movement(plan: Mapping[str, Any]) -> Movement:
    """Return one movement of the table."""
    lists = {key: tuple(plan[key]) for key in ("dofs", "pools", "muscles")}
    return Movement(**{**plan, **lists})


def _whole_effort(circuit: str, direction: int, words: str) -> Movement:
    """Return the effort of all pools of a circuit that turn their part in one direction."""
    row = circuit_table()[circuit]
    pools = {name: pool for name, pool in row.pools.items() if direction in pool.acts.values()}
    ends = (":left", ":right") if row.midline else ("",)
    return Movement(
        circuit=circuit,
        dofs=tuple(dict.fromkeys(dof for pool in pools.values() for dof in pool.acts)),
        direction=direction,
        pools=tuple(pools),
        muscles=tuple(f"{muscle}{end}" for pool in pools.values() for muscle in pool.muscles for end in ends),
        words=words,
        routine=circuit in BEDSIDE,
    )


def _movements() -> dict[str, Movement]:
    """Return every movement by its name, joint and direction."""
    found = {name: _movement(plan) for name, plan in _TABLE["movements"].items()}
    for circuit, ways in _TABLE["whole_efforts"].items():
        for way, (direction, words) in ways.items():
            found[f"{circuit} {way}"] = _whole_effort(circuit, direction, words)
    return found


MOVEMENTS: Mapping[str, Movement] = _movements()
START: float = _TABLE["start"]  # [s]
PLATEAU: float = _TABLE["plateau"]  # [s]


def strength(joint: str, direction: str, side: str | None = None) -> tuple[Step, ...]:
    """Return a maximal effort in one direction, the joint held still.

    Parameters
    ----------
    joint : str
        elbow, wrist, index, knee, ankle, hallux, jaw or another circuit.
    direction : str
        flexion, extension or (index) abduction; at the ankle flexion is dorsiflexion, at the
        jaw it is closing. Other circuits have words of their own.
    side : str, optional
        left or right; both if not said. Jaw, throat and pelvic floor have one side, midline.

    Returns
    -------
    steps : tuple of Step
        One per side; the structure of a step is the joint, its role the direction.

    Examples
    --------
    >>> print(strength("knee", "extension", "left")[0].sentence)
    Straighten the knee on the left as hard as you can; the hand resists.
    """
    name = f"{joint} {direction}"
    if name not in MOVEMENTS:
        raise InputError(f"no movement {name!r}{nearest(name, MOVEMENTS)}; allowed: {', '.join(MOVEMENTS)}")
    move = MOVEMENTS[name]
    sides = sides_of(side, move.circuit)
    return tuple(_step(joint, direction, move, where) for where in sides)


def _step(joint: str, direction: str, move: Movement, side: str) -> Step:
    """Return one effort."""
    level = ((0.0, 0.0), (START, 0.0), (START + _TABLE["rise"], 1.0))
    command = Command(
        circuit=move.circuit,
        side=side,
        duration=_TABLE["duration"],
        trial=trial_number("power", joint, direction),
        hands=tuple(hold(dof) for dof in CIRCUITS[move.circuit]),
        efforts=tuple(Effort(pool, level) for pool in move.pools),
    )
    place = "" if side == "midline" else f" on the {side}"
    sentence = f"{move.words}{place} as hard as you can; the hand resists."
    return Step("power", joint, side, command, sentence, direction)


def turning(joint: str, direction: int) -> Movement:
    """Return the movement that turns a degree of freedom one way.

    Raises
    ------
    InputError
        If no effort of the examination does.
    """
    for move in MOVEMENTS.values():
        if joint in move.dofs and move.direction == direction:
            return move
    way = "flexion" if direction > 0 else "extension"
    raise InputError(f"no power test in {way} of {joint!r}", field="structure")


def movement_of(command: Command) -> str:
    """Return which movement a command tests, told by what the patient is asked to contract."""
    meant = tuple(effort.muscle for effort in command.efforts)
    return next(name for name, move in MOVEMENTS.items() if move.pools == meant)
