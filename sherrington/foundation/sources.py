"""The numbers of the package: each beside its module, with unit, range, kind, source and reason."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sherrington.foundation.strict_yaml import parse_yaml

KINDS = ("measured", "fitted", "derived", "assumed")
KEYS = frozenset({"value", "unit", "range", "kind", "source", "note"})
PACKAGE = Path(__file__).resolve().parents[1]

Params = TypeVar("Params", bound=tuple[Any, ...])
Entry = dict[str, Any]


class Source(NamedTuple):
    """One number of the package and the reason to believe it."""

    component: str  # dotted place of the table, like body.cord.presynaptic
    name: str  # dotted place of the number inside its table
    value: Any
    unit: str
    range: Any
    kind: str
    source: str | None
    note: str


def entries(cls: type) -> dict[str, Entry]:
    """Return the table of one parameter class: field name to value, unit, range, kind, source, note.

    Parameters
    ----------
    cls : type
        A NamedTuple; its table is the YAML file with the name of its module, either flat or
        with one section per class.

    Returns
    -------
    table : dict
        One entry per field of the class, in the order of the file.

    Raises
    ------
    TypeError
        If table and class do not have the same fields.
    """
    path = _table_path(cls)
    tree = read_table(path)
    table = tree.get(cls.__name__, tree)
    fields = set(cls._fields)  # type: ignore[attr-defined]
    if set(table) != fields:
        missing, extra = sorted(fields - set(table)), sorted(set(table) - fields)
        raise TypeError(f"{path.name}: {cls.__name__}: missing {missing}, not a field {extra}")
    return dict(table)


def load(cls: type[Params]) -> Params:
    """Return the parameters of one component as its NamedTuple.

    Values keep the unit that table and class state; nothing is converted here.

    Parameters
    ----------
    cls : type
        A NamedTuple whose module has a YAML table beside it.

    Returns
    -------
    params : NamedTuple
        Floats, integers where the class says ``int``, and tuples for tables. Immutable.
    """
    params: Params = _loaded(cls, str(sys.modules[cls.__module__].__file__))
    return params


@cache
def _loaded(cls: type[Params], _module: str) -> Params:
    """Return the parameters of one component, read once for each module file."""
    hints = cls.__annotations__
    table = entries(cls)
    return cls(**{name: _plain(table[name]["value"], hints.get(name)) for name in table})


def _plain(value: Any, hint: object = None) -> Any:
    """Return a YAML value as the kernels want it: floats and tuples of floats."""
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, int) and not isinstance(value, bool) and hint not in (int, "int"):
        return float(value)
    return value


def _table_path(cls: type) -> Path:
    """Return the YAML file beside the module that defines a class."""
    module = sys.modules[cls.__module__]
    return Path(str(module.__file__)).with_suffix(".yaml")


@cache
def read_table(path: Path) -> dict[str, Any]:
    """Return one YAML table of the package, read once."""
    tree = parse_yaml(path.read_text(encoding="utf-8"))
    if not isinstance(tree, dict):
        raise TypeError(f"{path.name}: must be a mapping of names to entries")
    return tree


def all_sources(root: Path = PACKAGE) -> list[Source]:
    """Return every sourced number of the package, in the order of the folders and files.

    Parameters
    ----------
    root : Path
        Folder to walk; any YAML mapping with a ``value`` is an entry.

    Returns
    -------
    rows : list of Source
        One row per number.
    """
    rows = []
    for path in sorted(root.rglob("*.yaml")):
        component = ".".join(path.relative_to(root).with_suffix("").parts)
        for name, entry in _walk(read_table(path)):
            rows.append(_row(component, name, entry))
    return rows


def _walk(tree: Any, name: str = "") -> Iterator[tuple[str, Entry]]:
    """Yield the entries of a table, however deep its sections go."""
    if not isinstance(tree, dict):
        return
    if "value" in tree:
        yield name, tree
        return
    for key, value in tree.items():
        yield from _walk(value, f"{name}.{key}" if name else str(key))


def _row(component: str, name: str, entry: Entry) -> Source:
    """Return one entry as a row."""
    return Source(
        component=component,
        name=name,
        value=entry["value"],
        unit=str(entry.get("unit", "")),
        range=entry.get("range"),
        kind=str(entry.get("kind", "")),
        source=entry.get("source"),
        note=str(entry.get("note", "")),
    )
