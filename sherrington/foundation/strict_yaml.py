"""YAML with nothing surprising in it: no aliases, no repeated keys, no depth, no NaN."""

import re
from collections.abc import Hashable
from math import isfinite
from typing import Any

import yaml

from sherrington.foundation.errors import InputError

DEPTH_LIMIT = 12  # nesting of a file; ours need five, a deeper one is a mistake or an attack

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Base):  # type: ignore[misc]
    """Safe loader that refuses a key written twice, where YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build one mapping after looking at its keys."""
        seen = set()
        for key_node, _ in node.value:
            line = key_node.start_mark.line + 1
            if key_node.tag == "tag:yaml.org,2002:merge":
                raise InputError(f"line {line}: merge keys are not allowed; write the keys out")
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                shown = f" {key_node.value!r}" if isinstance(key_node.value, str) else ""
                raise InputError(f"line {line}: key{shown} must be text")
            if key in seen:
                raise InputError(f"line {line}: key {key!r} is written twice")
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


# YAML 1.1 takes 5e-05 for a word; everybody else, TOML and YAML 1.2 among them, for a number.
_StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+[eE][-+]?[0-9]+$"), list("-+0123456789")
)


def parse_yaml(text: str) -> Any:
    """Return the plain Python tree of one YAML document.

    Parameters
    ----------
    text : str
        The document.

    Returns
    -------
    tree : dict, list, str, int, float, bool or None
        Its content; every number finite.

    Raises
    ------
    InputError
        If the text is not YAML, or uses aliases, repeated keys, deep nesting, NaN or infinity.
    """
    try:
        _refuse_surprises(text)
        tree = yaml.load(text, Loader=_StrictLoader)  # a safe loader underneath
    except InputError:
        raise
    except yaml.YAMLError as error:
        raise InputError(f"not a YAML file: {_reason(error)}") from None
    except RecursionError:
        raise InputError("not a YAML file: nested too deep") from None
    except (ValueError, TypeError, ArithmeticError):
        raise InputError("not a YAML file: a value does not fit the type that its tag states") from None
    refuse_non_finite(tree)
    return tree


def _refuse_surprises(text: str) -> None:
    """Walk the events, which needs no recursion, before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        line = event.start_mark.line + 1 if event.start_mark is not None else 1
        if isinstance(event, yaml.AliasEvent):
            raise InputError(f"line {line}: the alias *{event.anchor} is not allowed; write the value out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEPTH_LIMIT:
            raise InputError(f"line {line}: nested deeper than {DEPTH_LIMIT} levels")


def refuse_non_finite(tree: Any, field: str = "", depth: int = 0) -> None:
    """Raise InputError if a number anywhere in the tree is NaN or infinite, or the tree too deep."""
    if depth > DEPTH_LIMIT:
        raise InputError(f"nested deeper than {DEPTH_LIMIT} levels", field=field[:40])
    if isinstance(tree, dict):
        for key, value in tree.items():
            refuse_non_finite(value, f"{field}.{key}" if field else str(key), depth + 1)
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            refuse_non_finite(value, f"{field}[{index}]", depth + 1)
    elif isinstance(tree, float) and not isfinite(tree):
        raise InputError(f"{tree} is not a finite number", field=field or None)


def _reason(error: yaml.YAMLError) -> str:
    """Return what the parser says, with the line."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return f"line {mark.line + 1}: {problem}" if mark is not None else str(problem)
