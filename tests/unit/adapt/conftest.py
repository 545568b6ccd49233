"""Small supplies, built from the contract alone, and the muscle that time makes of them."""

from itertools import pairwise
from typing import NamedTuple

import pytest

from sherrington.adapt import AdaptParams, adapt_params
from sherrington.adapt.course import muscle_course
from sherrington.circuit.patient import TRACTS, Bundle, Insult, MuscleState, Route, Supply


def one(loss=1.0, age=0.0, over=0.0, **other) -> Bundle:
    """Return one route with one insult."""
    return (Route(1.0, (Insult(loss=loss, age=age, over=over, **other),)),)


def rises(values) -> bool:
    """Return whether values never fall, rounding apart."""
    return all(b >= a - 1e-9 for a, b in pairwise(values))


class Make(NamedTuple):
    """Builders of supplies; ages in days, losses as fractions."""

    one = staticmethod(one)
    rises = staticmethod(rises)

    @staticmethod
    def tracts(age, over=0.0, **losses) -> Supply:
        """Return a supply whose tracts lost these fractions."""
        return Supply(tracts={name: one(loss, age, over) for name, loss in losses.items()})

    def cord(self, loss, age, over=0.0) -> Supply:
        """Return the loss of every descending tract."""
        return self.tracts(age, over, **dict.fromkeys(TRACTS, loss))

    def capsule(self, loss, age, over=0.0) -> Supply:
        """Return the loss of corticospinal and nine tenths as much of corticoreticular fibres."""
        return self.tracts(age, over, cst=loss, crt=0.9 * loss)

    @staticmethod
    def fibres(age, over=0.0, distance=0.3, **losses) -> Supply:
        """Return a supply whose fibres lost these fractions at a distance from the muscle."""
        return Supply(fibres={kind: one(x, age, over, distance=distance) for kind, x in losses.items()})

    @staticmethod
    def now(supply) -> MuscleState:
        """Return the muscle that time has made of a supply."""
        return muscle_course(supply, adapt_params()).state


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture
def params() -> AdaptParams:
    return adapt_params()
