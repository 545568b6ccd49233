"""The twitch: the times of a force written by hand."""

import numpy as np
import pytest
from made_records import blank, play, pulling

from sherrington.exam.laboratory import LEAD
from sherrington.sign.measures import UnableError


def rising(peak, rest=5.0):
    """Return a body whose soleus answers with a critically damped twitch of a contraction time [s] over rest [N]."""

    def force(t):
        x = np.maximum(t - LEAD - 0.01, 0.0) / peak
        return rest + 40.0 * x * np.exp(1.0 - x)

    return lambda trial: pulling(blank(trial.command), "soleus", force)


@pytest.mark.parametrize("peak", [0.03, 0.1])
def test_a_critically_damped_twitch_gives_back_its_times(peak):
    assert play("twitch_contraction_time", "soleus", rising(peak), onset=0.005)[0] == pytest.approx(peak, abs=2e-3)
    # x exp(1 - x) is a half at 2.678 times the contraction time
    value, (trial,) = play("twitch_half_relaxation", "soleus", rising(peak))
    assert value == pytest.approx(1.678 * peak, abs=2e-3) and len(trial.command.shocks) == 1


def test_no_force_and_force_that_stays_have_no_times():
    with pytest.raises(UnableError, match="no force"):
        play("twitch_contraction_time", "soleus", lambda trial: blank(trial.command))
    tetanus = lambda trial: pulling(blank(trial.command), "soleus", lambda t: 9.0 * (t > LEAD))  # noqa: E731
    with pytest.raises(UnableError, match="does not fall to half"):
        play("twitch_half_relaxation", "soleus", tetanus)
