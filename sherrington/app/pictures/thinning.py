"""What is shown of a recording: the degrees of freedom that move, and long lines in columns."""

import numpy as np

from sherrington.circuit.trace import FloatArray, Trace

MOVES = 0.5  # [deg] a degree of freedom that moves less is left out


def moving(trace: Trace) -> list[int]:
    """Return the degrees of freedom that move, or the first one."""
    return [i for i in range(len(trace.dofs)) if np.ptp(trace.angle[i]) > MOVES] or [0]


def thinned(values: FloatArray, n: int, extremes: bool) -> FloatArray:
    """Return at most ``n`` columns of a recording.

    Parameters
    ----------
    values : array
        Evenly spaced samples.
    n : int
        Most columns.
    extremes : bool
        Whether to return the lowest and the highest value of each column, shape [2, n], or the
        sample nearest to its middle, shape [n].

    Examples
    --------
    >>> thinned(np.arange(8.0), 4, True).tolist()
    [[0.0, 2.0, 4.0, 6.0], [1.0, 3.0, 5.0, 7.0]]
    """
    n = min(n, values.size)
    edges = np.linspace(0, values.size, n + 1).astype(int)
    if not extremes:
        return np.asarray(values[(edges[:-1] + edges[1:]) // 2])
    return np.stack([np.minimum.reduceat(values, edges[:-1]), np.maximum.reduceat(values, edges[:-1])])
