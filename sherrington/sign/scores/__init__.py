"""Clinical scores, computed from the findings of an examination and from nothing else."""

from collections.abc import Callable, Iterable, Mapping

from sherrington.sign.finding import Finding
from sherrington.sign.scores import alsfrs_r, isncsci, mas_sum, mrc_sum, nihss, penn_umn

SCALES: Mapping[str, Callable[[Iterable[Finding]], list[Finding]]] = {
    scale.SCALE: scale.score for scale in (mrc_sum, isncsci, nihss, alsfrs_r, penn_umn, mas_sum)
}


def scores(findings: Iterable[Finding]) -> list[Finding]:
    """Return the rows of every scale.

    Parameters
    ----------
    findings : iterable of Finding
        Rows of one examination, in any order.

    Returns
    -------
    rows : list of Finding
        Test ``score``, structure the id of the scale, measure the item or sum. A row whose
        findings are not there has no value and says which are missing.
    """
    rows = tuple(findings)
    return [found for score in SCALES.values() for found in score(rows)]
