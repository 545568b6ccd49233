"""The numbers of the tests, read from the YAML file beside each module."""

from pathlib import Path
from typing import Any

from sherrington.foundation.sources import read_table


def table(module_file: str) -> dict[str, Any]:
    """Return the YAML table beside a module, with every sourced entry replaced by its value.

    Parameters
    ----------
    module_file : str
        ``__file__`` of the module.

    Returns
    -------
    tree : dict
        Nested names; a leaf is a number, a list, a mapping of structures to numbers, or a word.
    """
    tree: dict[str, Any] = _values(read_table(Path(module_file).with_suffix(".yaml")))
    return tree


def _values(node: Any) -> Any:
    """Replace ``{value: ..., unit: ...}`` by its value, however deep."""
    if not isinstance(node, dict):
        return node
    if "value" in node:
        return node["value"]
    return {key: _values(item) for key, item in node.items()}
