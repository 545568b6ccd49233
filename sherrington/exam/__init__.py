"""Floor 3, the examination: typed steps that say what is done to the body and what is recorded.

A step holds a Command and never a patient; what lies inside the body is unknown here.
"""

from sherrington.exam.clonus import clonus
from sherrington.exam.examiner import Examiner
from sherrington.exam.individuation import individuate
from sherrington.exam.inspection import watch
from sherrington.exam.pendulum import drop_leg
from sherrington.exam.plantar import stroke_sole
from sherrington.exam.power import strength
from sherrington.exam.protocol import TESTS, bedside, narrow, simulated_seconds
from sherrington.exam.tapping import tap_finger
from sherrington.exam.tendon_reflex import tap
from sherrington.exam.tone import stretch
from sherrington.exam.tracking import track

__all__ = [
    "TESTS",
    "Examiner",
    "bedside",
    "clonus",
    "drop_leg",
    "individuate",
    "narrow",
    "simulated_seconds",
    "strength",
    "stretch",
    "stroke_sole",
    "tap",
    "tap_finger",
    "track",
    "watch",
]
