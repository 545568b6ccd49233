"""Normal ranges: bands of the healthy virtual population, and what healthy people have at all."""

from sherrington.exam.table import table

Band = tuple[float | None, float | None]
_BANDS = table(__file__)


def band(test: str, measure: str, structure: str, direction: str | None = None) -> Band:
    """Return the normal range of one measure.

    Parameters
    ----------
    test, measure, structure : str
        As in the findings.
    direction : str, optional
        Of a passive movement.

    Returns
    -------
    low, high : float or None
        In the unit of the measure; None where that side is open.

    Examples
    --------
    >>> band("power", "mrc", "soleus")
    (5, 5)
    """
    bands = _BANDS.get(test, {}).get(measure, {})
    low, high = bands.get(f"{structure} {direction}", bands.get(structure, bands.get("any", (None, None))))
    return low, high
