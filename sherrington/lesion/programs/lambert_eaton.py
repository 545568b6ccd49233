"""Lambert-Eaton: antibodies take calcium channels of motor terminals; few quanta at first, more with use."""

from collections.abc import Mapping
from typing import NamedTuple

from sherrington.circuit.patient import Lesion
from sherrington.foundation.sources import load
from sherrington.lesion.programs.junction_attack import PRESYNAPTIC, blocked, lost_at_worst
from sherrington.lesion.programs.registry import SEVERITIES, Setting, Stage, program
from sherrington.lesion.programs.trajectory import since_onset


class LambertEatonParams(NamedTuple):
    """Channels lost by severity and group, and the pace; values and sources in ``lambert_eaton.yaml``."""

    mild: float  # [1] calcium entry lost where it is worst
    moderate: float  # [1]
    severe: float  # [1]
    left: float  # [1] spread between people: SD of the logarithm of what is left
    weights: Mapping[str, float]  # [1] of the groups
    rise: float  # [d]
    width: float  # [d]
    most: float  # [1] of the channels of one group


@program(
    "lambert-eaton",
    about="antibodies take calcium channels of motor terminals: weak hips, jerks lost at rest and back after effort",
    regions=(),
    sides=(),
    settings={"severity": Setting("how bad", choices=SEVERITIES)},
)
def lambert_eaton(stage: Stage) -> tuple[Lesion, ...]:
    """Return the calcium channels that are taken now, by group of muscles."""
    p = load(LambertEatonParams)
    worst = lost_at_worst(stage, getattr(p, stage.word("severity", "moderate")), p.left)
    risen = since_onset(stage.age, p.rise, p.width)
    share = {group: min(p.most, worst * risen * w) for group, w in p.weights.items()}
    return blocked(PRESYNAPTIC, share, 1.0, stage.age)
