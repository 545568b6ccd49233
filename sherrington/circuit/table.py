"""The joint circuits of the body: degrees of freedom, pools and the muscles that share them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sherrington.foundation.sources import read_table


class PoolRow(NamedTuple):
    """One motor pool of a joint circuit."""

    muscles: tuple[str, ...]  # ids of the anatomy
    acts: Mapping[str, int]  # degree of freedom -> +1 flexion, dorsiflexion, closing; -1 against


class JointRow(NamedTuple):
    """One joint circuit."""

    dofs: tuple[str, ...]
    pools: Mapping[str, PoolRow]
    midline: bool  # one circuit for both sides

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
        In the order of the file.

    Examples
    --------
    >>> circuit_table()["ankle"].dofs
    ('ankle',)
    """
    path = Path(str(files("sherrington.body.joint").joinpath("circuits.yaml")))
    return {
        name: JointRow(
            dofs=tuple(row["dofs"]),
            pools={pool: PoolRow(tuple(entry["muscles"]), dict(entry["acts"])) for pool, entry in row["pools"].items()},
            midline=bool(row.get("midline", False)),
        )
        for name, row in read_table(path).items()
    }


@cache
def simulated_muscles() -> tuple[str, ...]:
    """Return the ids of all muscles that some joint circuit simulates, each once."""
    return tuple(dict.fromkeys(m for row in circuit_table().values() for m in row.muscles))
