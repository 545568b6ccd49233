"""The patients that come with the package, as the text of their patient files."""

from functools import cache
from importlib.resources import files

from sherrington.foundation.errors import InputError, nearest

ALIASES = {"umn": "stroke-capsule-left", "lmn": "polio-leg-left"}


@cache
def preset_names() -> tuple[str, ...]:
    """Return the names of the presets in alphabetical order, aliases left out."""
    folder = files("sherrington.foundation").joinpath("data", "presets")
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def preset_text(name: str) -> str:
    """Return the patient file of a preset.

    Parameters
    ----------
    name : str
        Name of a preset, or one of ``ALIASES``.

    Returns
    -------
    text : str
        YAML with comments.

    Raises
    ------
    InputError
        If there is no such preset; the error names the nearest.
    """
    known = ALIASES.get(name, name)
    if known not in preset_names():
        hint = nearest(name, [*preset_names(), *ALIASES])
        raise InputError(f"no preset is called {name!r}{hint}; see `sherrington list presets`")
    folder = files("sherrington.foundation").joinpath("data", "presets")
    return folder.joinpath(f"{known}.yaml").read_text(encoding="utf-8")
