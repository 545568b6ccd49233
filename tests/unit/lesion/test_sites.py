"""Names of sites: each means its nodes, or is refused with the reason."""

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError
from sherrington.lesion.sites import (
    KINDS,
    carried,
    check_kinds,
    check_side,
    expand,
    expressible,
    muscle_sets,
    resolve,
    unexpressed,
)


def test_a_node_means_itself():
    assert expand("ulnar_n_elbow") == ("ulnar_n_elbow",)


def test_a_list_means_all_its_nodes_once_in_the_order_of_the_tables():
    assert expand(["root_L5", "root_L4", "root_L5"]) == ("root_L4", "root_L5")


def test_a_glob_means_what_it_matches():
    assert set(expand("ic_*")) == {p for p in anatomy.nodes() if p.startswith("ic_")}
    assert "crt_ic" not in expand("ic_*")


def test_a_syndrome_means_its_sites():
    assert expand("ulnar_elbow") == expand("syndrome:ulnar_elbow") == ("ulnar_n_elbow",)
    assert "ah_L4" in expand("als_limb") and "m1_leg" in expand("als_limb")


def test_a_name_of_both_means_the_node():
    both = set(anatomy.nodes()) & set(anatomy.syndromes())
    assert both == {"medial_cord", "lateral_cord", "posterior_cord"}
    for name in both:
        assert expand(name) == (name,)


@pytest.mark.parametrize("name", sorted(expressible()))
def test_every_expressible_site_expands_and_takes_a_side(name):
    midline = anatomy.nodes()[name].laterality == "midline"
    assert expand(name) == (name,)
    assert check_side([name], None if midline else "left") == ("midline" if midline else "left")


@pytest.mark.parametrize(
    ("site", "reason"),
    [
        ("ulnar_n_elbo", "did you mean 'ulnar_n_elbow'"),
        ("Wallenberg", "did you mean 'lateral_medullary'"),
        ("syndrome:als_lim", "did you mean 'als_limb'"),
        ("syndrome:ulnar_n_elbow", "no syndrome"),
        ("zzz*", "matches no site"),
        ([], "list of ids"),
        (5, "list of ids"),
        (["root_L5", 7], "list of ids"),
        (None, "list of ids"),
        ("x" * 300, "at most 200"),
        ("sc_deep", "a tract that the simulation does not have"),
        ("tecto_*", "a tract that the simulation does not have"),
        ("acst_T6", "a tract that the simulation does not have"),
        ("lcst_perineum_S5", "leads to no simulated muscle"),
        ("ilioinguinal_n", "supplies no simulated muscle"),
        (["ulnar_n_elbow", "ulnar_superficial_br"], "ulnar_superficial_br supplies no simulated muscle"),
        ("sural_n", "skin nerve"),
        ("tetanus", "interneurons"),
        ("mmn", "multifocal"),
        ("functional_weakness", "no site"),
    ],
)
def test_what_cannot_be_meant_or_expressed_is_refused(site, reason):
    with pytest.raises(InputError, match=reason) as caught:
        expand(site, field="lesions[0].site")
    assert str(caught.value).startswith("lesions[0].site: ")
    assert "\n" not in str(caught.value)


def test_neighbours_of_a_simulated_place_may_be_named_with_it():
    assert "acst_T6" in expand(["lcst_*_T6", "acst_T6", "ah_T6"])
    assert "root_S4" in expand(["root_S1", "root_S4"])
    assert "m1_face" in expand(["m1_face", "m1_hand"])


@pytest.mark.parametrize(
    ("places", "side", "reason"),
    [
        (["root_L5"], None, "left, right or both"),
        (["root_L5"], "lef", "did you mean 'left'"),
        (["root_L5"], "midline", "no side"),
        (["raphe"], "left", "midline"),
    ],
)
def test_sides_are_asked_for_where_there_are_two(places, side, reason):
    with pytest.raises(InputError, match=reason):
        check_side(places, side)


@pytest.mark.parametrize(
    ("places", "of", "reason"),
    [
        (["root_L5"], ["sympathetic"], "allowed: motor"),
        (["root_L5"], ["mottor"], "did you mean 'motor'"),
        (["droot_L5"], ["motor"], "no motor fibres"),
        (["root_L5"], ["ganglion"], "no ganglion fibres"),
        (["ic_leg"], ["motor"], "holds descending fibres only.*leave it out"),
        (["sural_n"], ["motor"], "is a skin nerve.*allowed: cutaneous"),
        (["posterior_interosseous_n"], ["cutaneous"], "serves no skin"),
        (["ah_L4"], ["ia"], "motor cells only"),
        (["nmj_presynaptic"], ["motor"], "leave it out"),
    ],
)
def test_kinds_of_fibre_must_run_there(places, of, reason):
    with pytest.raises(InputError, match=reason):
        check_kinds(places, of)


def test_kinds_of_fibre_that_run_there_are_kept():
    assert check_kinds(["root_L5"], ["motor", "gamma", "motor"]) == ("motor", "gamma")
    assert check_kinds(["droot_L5"], ["ganglion"]) == ("ganglion",)
    assert check_kinds(["root_L5"], []) == ()


def test_resolve_knows_every_site_whatever_is_simulated():
    for name in anatomy.nodes():
        assert resolve(name) == (name,)
    for name, syndrome in anatomy.syndromes().items():
        assert not syndrome.sites or resolve(f"syndrome:{name}")
    assert resolve(["root_L5", "ic_*"])[0] == "root_L5"


def test_one_function_is_the_boundary_of_what_is_simulated():
    """A place is refused exactly where that function has a reason."""
    for name in anatomy.nodes():
        reason = unexpressed(name)
        assert (reason is None) == (name in expressible())
        if reason:
            with pytest.raises(InputError, match="cannot be expressed"):
                expand(name)


def test_the_boundary_moves_when_a_circuit_takes_on_a_muscle(monkeypatch):
    from sherrington.lesion import sites

    for cached in (sites.expressible, sites.muscle_sets):
        cached.cache_clear()
    monkeypatch.setattr(sites, "simulated_muscles", lambda: ("abductor_pollicis_brevis", "genioglossus"))
    try:
        assert expand("carpal_tunnel") == ("median_n_wrist",) and expand("nuc_XII") == ("nuc_XII",)
        assert muscle_sets()["muscle_distal"] == {"abductor_pollicis_brevis"}
        with pytest.raises(InputError, match="supplies no simulated muscle"):
            expand("femoral_n_inguinal")
    finally:
        for cached in (sites.expressible, sites.muscle_sets):
            cached.cache_clear()


def test_what_each_place_carries():
    assert carried("root_L5") == carried("ulnar_n_elbow") == carried("peripheral_myelin_diffuse") == KINDS
    assert carried("droot_L5") == ("ia", "ib", "ii", "cutaneous", "ganglion")
    assert carried("ah_L5") == ("motor", "gamma") and carried("sural_n") == ("cutaneous",)
    assert "cutaneous" not in carried("ulnar_deep_palmar_br") and carried("lcst_leg_T8") == ()
