"""The anatomy tables hold together, and are those they were taken from."""

import csv
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path

import pytest

from sherrington.foundation import anatomy
from sherrington.foundation.myotomes import key_movements
from sherrington.foundation.neuraxis import reached, sources, upper_ways
from sherrington.sign.scores.isncsci_rules import KEY_MUSCLES

DATA = Path(anatomy.__file__).parent / "data"
ORIGIN = Path(__file__).parents[3] / "shared" / "anatomy"
TABLES = {"muscles": 154, "nerves": 332, "central_tracts": 1011, "reflexes": 27, "syndromes": 161}
RENAMED = {"lamination": "lamination_classic_0medial_1lateral"}
CRANIAL = {"III", "IV", "V", "VI", "VII", "IX", "X", "XI", "XII"}


def rows(path):
    """Return the rows of a table by id."""
    return {row["id"]: row for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())}


@pytest.mark.parametrize("name", TABLES)
def test_size_and_grades(name):
    table = rows(DATA / f"{name}.csv")
    assert len(table) == TABLES[name]
    for row in table.values():
        assert None not in row and None not in row.values()
        assert row["source"].strip() and row["confidence"] in ("high", "medium", "low")


@pytest.mark.skipif(not ORIGIN.exists(), reason="the tables of origin are not beside this checkout")
@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_that_of_the_origin(name):
    here, there = rows(DATA / f"{name}.csv"), rows(ORIGIN / f"{name}.csv")
    assert set(here) == set(there)
    for key, row in here.items():
        for column, cell in row.items():
            assert cell == there[key][RENAMED.get(column, column)], (key, column)


@pytest.mark.skipif(not ORIGIN.exists(), reason="the tables of origin are not beside this checkout")
def test_key_muscles_are_those_of_the_origin():
    there = rows(ORIGIN / "muscles.csv")
    found = {
        name: row["isncsci_key_level"].partition(" ")[0] for name, row in there.items() if row["isncsci_key_level"]
    }
    assert found == {muscle: row.level for row in key_movements().values() for muscle in row.muscles}


def test_scores_use_every_key_muscle():
    assert len(KEY_MUSCLES) == 10 and set(key_movements()) - set(KEY_MUSCLES) == {"S4-5"}


def test_nerves_hang_together():
    nodes = {name: node for name, node in anatomy.nodes().items() if not node.central}
    seen = set()
    for name, node in nodes.items():  # parents before children
        assert set(node.parents) <= seen, name
        seen.add(name)
        top = node.kind in ("lmn_pool", "generic_site")
        assert bool(node.parents) != top and node.length >= 0.0, name


def test_every_segment_has_its_roots():
    for segment in anatomy.SEGMENTS:
        for kind in ("ah", "root", "droot", "dram", "vram"):
            assert f"{kind}_{segment}" in anatomy.nodes()


def test_tracts_lead_from_known_nodes_to_motor_pools():
    nodes = anatomy.nodes()
    for edge in anatomy.edges():
        assert nodes[edge.start].central and edge.tract in anatomy.tracts()
        assert nodes[edge.end].central or nodes[edge.end].kind == "lmn_pool"
        assert 0.0 <= edge.cross <= 1.0 and edge.effect in ("exc", "inh", "mod", "mixed")
    for name, node in nodes.items():
        assert not node.central or reached(name), name


def test_stated_shares_of_a_node_do_not_exceed_the_whole():
    for start in {edge.start for edge in anatomy.edges()}:
        stated = [e.share for e in anatomy.edges() if e.start == start and e.share and anatomy.nodes()[e.end].central]
        assert sum(stated) <= 1.0001, start


@pytest.mark.parametrize("muscle", anatomy.muscles().values(), ids=lambda muscle: muscle.id)
def test_muscle(muscle):
    nodes = anatomy.nodes()
    roots = [root for root, _ in muscle.roots]
    assert len(set(roots)) == len(roots) and set(roots) <= set(anatomy.SEGMENTS) | CRANIAL
    assert [share for _, share in muscle.roots] == [share for _, share in muscle.pools]
    assert all(share > 0.0 for _, share in muscle.roots)
    for (pool, _), root, chain in zip(muscle.pools, roots, muscle.chains, strict=True):
        assert chain[0] == pool and chain[-1] in muscle.terminal_nerves
        assert root not in anatomy.SEGMENTS or f"root_{root}" in chain
        assert all(above in nodes[below].parents and nodes[below].motor for above, below in pairwise(chain))
        assert sum(share for _, share, _ in sources(muscle.id, pool)) == pytest.approx(1.0)
    assert sum(way.share for way in upper_ways(muscle.id, "left")) == pytest.approx(1.0)
    for other in muscle.antagonists:
        assert other != muscle.id and muscle.id in anatomy.muscle(other).antagonists
    assert muscle.actions and muscle.path_length > 0.0 and muscle.units_default > 0


def test_reflexes_reach_their_muscles():
    for reflex in anatomy.reflexes().values():
        assert reflex.afferent_nerves or reflex.afferent_text
        assert len(reflex.segments) == len(reflex.pools)
        for muscle in reflex.muscles:
            assert set(reflex.pools) & {pool for pool, _ in anatomy.muscle(muscle).pools}


def test_syndromes_name_sites_and_muscles_that_exist():
    for syndrome in anatomy.syndromes().values():
        for site in syndrome.sites:
            assert any(fnmatchcase(node, site) for node in anatomy.nodes()), site
        labelled = [*syndrome.emphasised, *syndrome.spared]
        assert len(set(labelled)) == len(labelled) and set(labelled) <= set(anatomy.muscles())
