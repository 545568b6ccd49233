"""Sherrington: injure a virtual motor system anywhere, examine it, and see the signs emerge.

A simulator for teaching and research. It is not a medical device, has not been evaluated for any
clinical purpose, and must not be used to assess, diagnose or treat a person.

>>> import sherrington as sh
>>> result = sh.examine("umn", focus="right leg tendon_reflex")  # doctest: +SKIP
>>> result.findings[0].value  # doctest: +SKIP
3
"""

from sherrington._version import __version__

TYPE_CHECKING = False  # of typing, which takes longer to load than this package
if TYPE_CHECKING:
    from typing import Any

    from sherrington.app.api import Comparison, CourseResult, Result, compare, course, examine, preset, read, report
    from sherrington.foundation.errors import InputError

__all__ = [
    "Comparison",
    "CourseResult",
    "InputError",
    "Result",
    "__version__",
    "compare",
    "course",
    "examine",
    "preset",
    "read",
    "report",
]


def __getattr__(name: str) -> "Any":
    """Load a verb when it is first used, so that importing the package costs nothing."""
    if name == "InputError":
        from sherrington.foundation.errors import InputError

        return InputError
    if name in __all__:
        from sherrington.app import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the verbs, loaded or not."""
    return sorted([*globals(), *__all__])
