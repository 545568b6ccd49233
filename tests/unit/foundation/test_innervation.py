"""Root weights of one person: a draw around the table, off by default, the same for the same key."""

from statistics import fmean, pstdev

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.innervation import VariantParams, draw_shares, innervation
from sherrington.foundation.sources import load

MUSCLES = ("tibialis_anterior", "biceps_brachii", "soleus", "deltoid_middle", "external_intercostals", "semitendinosus")


def cohort(n=400, params=None):
    """Return the shares of each muscle in n persons."""
    mean = innervation().shares
    return [draw_shares(mean, 11, index, params) for index in range(n)]


def test_without_a_seed_everybody_has_the_mean():
    assert innervation() is innervation()
    for name, muscle in anatomy.muscles().items():
        assert innervation().roots(name) == muscle.roots and innervation().chains(name) == anatomy.chains(name)


def test_the_same_key_draws_the_same_person_and_another_key_another():
    mean = innervation().shares
    assert draw_shares(mean, 5) == draw_shares(mean, 5) == dict(innervation(None, 5).shares)
    assert draw_shares(mean, 5) != draw_shares(mean, 6) != draw_shares(mean, 6, 1)


def test_a_name_does_not_enter_the_draw():
    """A muscle is keyed by its row, so the numbers drawn for it do not depend on the others."""
    mean = dict(innervation().shares)
    other = {**mean, "soleus": (0.2, 0.3, 0.5)}
    first, second = draw_shares(mean, 3), draw_shares(other, 3)
    assert {name for name in mean if first[name] != second[name]} == {"soleus"}


def test_every_draw_is_a_set_of_weights():
    for shares in cohort(40):
        assert set(shares) == set(anatomy.muscles())
        for drawn in shares.values():
            assert sum(drawn) == pytest.approx(1.0) and min(drawn) >= 0.0


def test_the_mean_is_that_of_the_table_and_the_width_is_felt():
    people = cohort()
    for name in MUSCLES:
        for drawn, (_, share) in zip(
            zip(*(person[name] for person in people), strict=True), innervation().roots(name), strict=True
        ):
            assert fmean(drawn) == pytest.approx(share, abs=0.03)
            assert 0.01 < pstdev(drawn) < 0.25
    assert {person["infraspinatus"] for person in people[:3]} and all(p["masseter"] == (1.0,) for p in people)


def test_c6_is_the_least_alike():
    p = load(VariantParams)
    wide = pstdev(person["biceps_brachii"][0] for person in cohort(300))
    narrow = pstdev(person["biceps_brachii"][0] for person in cohort(300, p._replace(c6_factor=1.0)))
    assert wide > 1.15 * narrow


def test_a_shifted_plexus_moves_the_muscles_of_a_limb_together():
    p = load(VariantParams)._replace(
        concentration_high=1e6, concentration_medium=1e6, concentration_low=1e6, plexus_shift=1.0
    )
    mean = innervation().shares
    for shares in cohort(6, p):
        arm = {shares[name][0] > mean[name][0] for name in ("deltoid_middle", "biceps_brachii", "flexor_carpi_ulnaris")}
        leg = {shares[name][0] > mean[name][0] for name in ("rectus_femoris", "tibialis_anterior", "soleus")}
        assert len(arm) == len(leg) == 1
        assert shares["external_intercostals"] == pytest.approx(mean["external_intercostals"], abs=0.01)
