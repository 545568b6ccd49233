"""Commands are values: equal where they ask the same, usable as keys, and changed only into others."""

from dataclasses import FrozenInstanceError, fields, replace

import numpy as np
import pytest

from sherrington.circuit import command as module
from sherrington.circuit.command import Command, Hand, Shock, Step
from sherrington.circuit.trace import Trace

USUAL = Command("ankle", "left", 0.5, hands=(Hand("ankle"),), shocks=(Shock("soleus", 0.1),))


def test_equal_commands_are_one_key():
    twin = Command("ankle", "left", 0.5, hands=(Hand("ankle"),), shocks=(Shock("soleus", 0.1),))
    assert twin == USUAL and len({twin, USUAL, replace(USUAL, trial=1)}) == 2


def test_a_command_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        USUAL.duration = 9.0


@pytest.mark.parametrize("kind", [v for v in vars(module).values() if isinstance(v, type)], ids=lambda v: v.__name__)
def test_nothing_in_a_command_can_be_changed_inside(kind):
    if kind is Step or not hasattr(kind, "__dataclass_fields__"):
        return
    for field in fields(kind):
        assert "list" not in str(field.type) and "dict" not in str(field.type), field.name


def test_by_default_nobody_does_anything():
    quiet = Command("ankle", "left", 0.5)
    done = (quiet.efforts, quiet.taps, quiet.shocks, quiet.coils, quiet.vibrations, quiet.probes)
    assert not any(done) and quiet.tracking is None and quiet.tapping is None
    assert quiet.skin == quiet.reinforcement == ((0.0, 0.0),) and quiet.arousal == 1.0 and quiet.stance == 0.0


def test_the_time_of_a_record_starts_with_it():
    flat = np.zeros((1, 250))
    trace = Trace(USUAL, 1e3, 1e4, ("ankle",), ("soleus",), flat, flat, flat, flat, flat[0])
    assert trace.time[0] == 0.0 and trace.time[-1] == pytest.approx(0.249) and trace.time.size == 250
