"""How many letters surely fit into the width of a picture, by their size."""

PER_INCH = {12: 8.5, 10: 13.0, 8: 17.5, 5: 24.0, 4.5: 30.0}  # [1/in] of a size [pt], bold in the largest


def fitting(size: float, width: float) -> int:
    """Return how many letters of a size [pt] surely fit into a width [in].

    Examples
    --------
    >>> fitting(8, 4.6)
    80
    """
    return round(PER_INCH[size] * width)
