"""Brainstem levels: monotone in every tract, and the resting bias they set."""

from itertools import pairwise

import pytest

from sherrington.body.brainstem.reticulospinal import (
    BrainstemParams,
    Descent,
    dorsal_level,
    medial_level,
    monoamine,
    resting_bias,
    resting_gamma,
)
from sherrington.foundation import load

P = load(BrainstemParams)
WHOLE = Descent(1, 1, 1, 1, 1, 1, 0)
GRID = (0.0, 0.25, 0.5, 0.75, 1.0)


def along(measure, tract):
    """Return a measure as one tract goes from lost to whole."""
    return [measure(WHOLE._replace(**{tract: c})) for c in GRID]


def rising(values):
    return all(b > a for a, b in pairwise(values))


def test_bias_of_the_healthy_and_the_lesioned():
    assert resting_bias(WHOLE, True, 0.0, P) == pytest.approx(0.51)
    assert resting_bias(Descent(0, 0, 0, 0, 0, 0, 0), True, 0.0, P) == pytest.approx(P.base)
    assert 0.62 <= resting_bias(WHOLE._replace(drst=0), True, 0.0, P) <= 0.67
    assert resting_bias(WHOLE, False, 0.0, P) == pytest.approx(P.base + P.medial + P.flexor * P.vestibular - P.dorsal)


def test_levels_are_monotone():
    assert rising(along(lambda d: dorsal_level(d, P), "drst")) and rising(along(lambda d: dorsal_level(d, P), "crt"))
    assert rising(along(lambda d: medial_level(d, P), "mrst"))
    assert rising(along(lambda d: -medial_level(d, P), "crt"))  # released when the cortex no longer restrains it
    bias = {t: along(lambda d: resting_bias(d, True, 0.0, P), t) for t in ("mrst", "vst", "drst", "crt")}
    assert rising(bias["mrst"]) and rising(bias["vst"])
    assert rising(bias["drst"][::-1]) and rising(bias["crt"][::-1])


def test_the_pyramid_alone_sets_no_tone():
    assert len(set(along(lambda d: resting_bias(d, True, 0.0, P), "cst"))) == 1


def test_bias_stays_between_nothing_and_its_limit():
    assert resting_bias(WHOLE, True, 5.0, P) == P.limit and resting_bias(WHOLE, True, -5.0, P) == 0.0


def test_shock_takes_tonic_drive_and_fusimotor_drive():
    shocked = WHOLE._replace(shock=1.0)
    assert resting_bias(shocked, True, 0.0, P) < resting_bias(WHOLE, True, 0.0, P)
    assert resting_gamma(shocked, 1.0, P) == 0.0


def test_monoamine_and_gamma():
    assert monoamine(WHOLE, 0.0, P) == pytest.approx((P.mono_rest, P.mono_effort))
    assert monoamine(WHOLE._replace(mono=0.0), 0.3, P) == pytest.approx((0.3, 0.3))
    assert monoamine(WHOLE, 9.0, P) == (2.0, 2.0)
    assert resting_gamma(WHOLE, 1.0, P) == pytest.approx(1.0)
    assert resting_gamma(WHOLE._replace(mrst=0, mono=0), 1.0, P) == pytest.approx(P.gamma_alone)
