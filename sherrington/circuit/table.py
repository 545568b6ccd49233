"""The joint circuits of the body: degrees of freedom, pools and the muscles that share them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sherrington.foundation.sources import read_table

REGIONS = ("arm", "leg", "trunk", "head")  # tables beside the first one


class PoolRow(NamedTuple):
    """One motor pool of a joint circuit."""

    muscles: tuple[str, ...]  # ids of the anatomy
    acts: Mapping[str, int]  # degree of freedom -> +1 flexion, dorsiflexion, closing; -1 against


class JointRow(NamedTuple):
    """One joint circuit."""

    dofs: tuple[str, ...]
    pools: Mapping[str, PoolRow]
    midline: bool  # one circuit for both sides
    relays: bool  # whether its motoneurons have Renshaw cells, Ia, Ib and group II interneurons
    number: int  # of its random streams: adding a circuit changes no other

    @property
    def muscles(self) -> tuple[str, ...]:
        """Ids of its muscles, each once, in the order of the pools."""
        return tuple(dict.fromkeys(m for pool in self.pools.values() for m in pool.muscles))


@cache
def circuit_table() -> Mapping[str, JointRow]:
    """Return the joint circuits by name.

    Returns
    -------
    table : mapping of str to JointRow
        The first joints in the order of their file, then region by region.

    Examples
    --------
    >>> circuit_table()["ankle"].dofs
    ('ankle',)
    """
    home = Path(str(files("sherrington.body.joint")))
    rows = dict(read_table(home / "circuits.yaml"))
    for region in REGIONS:
        rows |= read_table(home / "circuits" / f"{region}.yaml")
    return {name: _joint(row, place) for place, (name, row) in enumerate(rows.items())}


def _joint(row: Mapping, place: int) -> JointRow:
    """Return one row of the tables; the first ones are numbered by their place."""
    midline = bool(row.get("midline", False))
    return JointRow(
        dofs=tuple(row["dofs"]),
        pools={pool: PoolRow(tuple(entry["muscles"]), dict(entry["acts"])) for pool, entry in row["pools"].items()},
        midline=midline,
        relays=bool(row.get("relays", not midline)),
        number=int(row.get("number", place)),
    )


@cache
def simulated_muscles() -> tuple[str, ...]:
    """Return the ids of all muscles that some joint circuit simulates, each once."""
    return tuple(dict.fromkeys(m for row in circuit_table().values() for m in row.muscles))
