"""Numbers of pools and degrees of freedom, from the field-major tables of muscles and joints."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sherrington.circuit.table import REGIONS
from sherrington.foundation.sources import read_table


@cache
def _table(package: str, name: str) -> dict:
    return read_table(Path(str(files(package).joinpath(name))))


@cache
def _merged(package: str, name: str) -> dict[str, dict]:
    """Return field to name to value, of a first table and of those of the regions."""
    out: dict[str, dict] = {}
    for part in (f"{name}.yaml", *(f"{name}/{region}.yaml" for region in REGIONS)):
        for field, entry in _table(package, part).items():
            out.setdefault(field, {}).update(entry["value"])
    return out


@cache
def _pools() -> dict[str, dict[str, float]]:
    """Return field to pool to number: its own, else that of its class of muscle."""
    tables = _merged("sherrington.body.muscle", "pools")
    kind = tables.pop("class")
    classes = _table("sherrington.body.muscle", "classes.yaml")
    for field, entry in classes.items():
        values = tables.setdefault(field, {})
        for pool, name in kind.items():
            if pool not in values and name in entry["value"]:
                values[pool] = entry["value"][name]
    return tables


def number(field: str, pool: str) -> float:
    """Return one number of a pool (``body/muscle/pools.yaml`` and its folder), in the unit of the table."""
    return float(_pools()[field][pool])


def joint_number(field: str, dof: str) -> float:
    """Return one number of a degree of freedom (``body/joint/joints.yaml`` and its folder)."""
    return float(_merged("sherrington.body.joint", "joints")[field][dof])


class WiringNumbers(NamedTuple):
    """Constants of the connections; values and sources in ``wiring.yaml``."""

    synergist_contact: float
    synergist_strength: float
    femoral_strength: float
    femoral_contact: float
    size_law: float
    ia_spread: float  # [1] SD of the logarithm
    corticomotor_contact: float
    corticomotor_size: float
    reciprocal_contact: float
    reciprocal_strength: float  # [mV]
    mutual_strength: float  # [mV]
    mutual_contact: float
    reciprocal_share: float
    collateral_contact: float
    collateral_strength: float  # [mV]
    recurrent_contact: float
    recurrent_strength: float  # [mV]
    recurrent_inter: float  # [mV]
    recurrent_inter_contact: float
    autogenic_strength: float  # [mV]
    secondary_strength: float  # [mV]
    relay_share: float
    relay_contact: float
    last_order_contact: float
    inter_per_unit: float
    inter_most: float
    inter_least: float
    secondary_ratio: float
    organ_ratio: float
    skin_fibres: float
    femoral_fibres: float
    tau_excitation: float  # [ms]
    tau_relay: float  # [ms]
    tau_reciprocal: float  # [ms]
    tau_recurrent: float  # [ms]


@cache
def wiring_numbers() -> WiringNumbers:
    """Return the constants of the connections."""
    table = _table("sherrington.circuit", "wiring.yaml")
    return WiringNumbers(**{name: float(table[name]["value"]) for name in WiringNumbers._fields})
