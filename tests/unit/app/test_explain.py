"""The command explain: what passes a site and what a lesion would take, from the graph alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sherrington.app.explain import document, explanation
from sherrington.app.explain_tables import percent, pools
from sherrington.app.main import main
from sherrington.app.notice import NOTICE
from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError


def run(capsys, *arguments):
    """Return exit code, stdout and stderr of a command."""
    code = main(list(arguments))
    return code, *capsys.readouterr()


def explained(*arguments):
    """Return an explanation as plain data."""
    return document(explanation(*arguments))


def rows(found, key, **wanted):
    """Return the rows that have the values wanted."""
    return [row for row in found[key] if all(row[name] == value for name, value in wanted.items())]


def test_json(capsys):
    code, out, err = run(capsys, "explain", "carpal_tunnel", "--side", "right", "--json")
    found = json.loads(out)
    assert code == 0 and err == ""
    assert found["schema"] == "sherrington.explanation/1" and found["side"] == "right"
    assert {row["muscle"] for row in found["muscles"]} == {
        "abductor_pollicis_brevis",
        "opponens_pollicis",
        "flexor_pollicis_brevis",
        "lumbricals_radial",
    }
    assert {(row["side"], row["neuron"], row["lost"]) for row in found["muscles"]} == {("right", "LMN", 1.0)}
    assert found["syndrome"]["lesion_class"] == "nerve"
    assert found["places"][0]["fibres"] == ["motor", "gamma", "ia", "ib", "ii", "cutaneous"]
    assert found["sensory"][0]["territory"].startswith("palmar digits")


def test_table(capsys):
    code, out, _ = run(capsys, "explain", "ulnar_n_elbow")
    assert code == 0 and "ulnar_n_elbow, left: 1 place" in out
    for word in ("What passes there", "What a complete lesion would take", "C8", "100 %", "finger_flexor"):
        assert word in out
    assert " ".join(NOTICE.split()) in " ".join(out.split())


def test_long_tables_say_what_they_leave_out(capsys):
    short = run(capsys, "explain", "nmj_postsynaptic", "--side", "both")[1]
    long = run(capsys, "explain", "nmj_postsynaptic", "--side", "both", "--all")[1]
    assert "and 114 more" in short and "more (--all" not in long and "Levator ani" in long


def test_a_tract_says_where_its_fibres_run_and_whom_it_weakens():
    found = explained("ic_*", "left")
    hand = rows(found, "tracts", part="hand")[0]
    assert hand["crossed"] == pytest.approx(0.98) and hand["side"] == "left"
    finger = rows(found, "muscles", muscle="first_dorsal_interosseous")
    assert {row["side"]: row["lost"] for row in finger} == {"right": 0.98, "left": 0.02}
    assert {row["neuron"] for row in found["muscles"]} == {"UMN"}
    assert rows(found, "reflexes", reflex="patellar", side="right")[0]["limb"] == "drive"
    assert found["notes"]


def test_a_dorsal_root_takes_reflexes_and_skin_but_no_muscle():
    found = explained("droot_L5", "left")
    assert not found["muscles"] and found["sensory"][0]["territory"] == "dorsum of foot, great toe"
    assert {row["limb"] for row in found["reflexes"]} == {"afferent"}


def test_both_neurons():
    found = explained("cord_transection_c6", "both")
    arm = rows(found, "muscles", muscle="biceps_brachii", side="left")[0]
    assert arm["neuron"] == "UMN+LMN" and arm["lower"] == pytest.approx(0.45)
    assert rows(found, "muscles", muscle="tibialis_anterior", side="right")[0]["neuron"] == "UMN"


@pytest.mark.parametrize("name", sorted(anatomy.nodes()))
def test_every_node_is_explained(name):
    found = explained(name)
    json.dumps(found, allow_nan=False)
    assert found["places"][0]["site"] == name and found["syndrome"] is None
    lost = [row["lost"] for row in found["muscles"]]
    assert lost == sorted(lost, reverse=True) and all(0.0 < share <= 1.0 for share in lost)
    if name.startswith("droot_") or not anatomy.nodes()[name].motor:
        assert not found["muscles"]


@pytest.mark.parametrize("name", [name for name, row in anatomy.syndromes().items() if row.sites])
def test_every_syndrome_is_explained(name):
    found = explained(f"syndrome:{name}", "both")
    assert found["syndrome"]["id"] == name and found["places"]


def test_generic_sites():
    found = explained("length_dependent_axonal", "both")
    assert found["muscles"][0]["lost"] == 1.0 and found["muscles"][0]["neuron"] == "LMN"
    assert rows(found, "reflexes", reflex="ankle")[0]["whole"] > rows(found, "reflexes", reflex="patellar")[0]["whole"]
    assert {row["neuron"] for row in explained("muscle_all")["muscles"]} == {"fibre"}
    junction = explained("nmj_presynaptic", "right")
    assert {row["side"] for row in junction["muscles"]} == {"right"}
    assert {row["limb"] for row in junction["reflexes"]} == {"efferent"}


def test_the_midline_has_no_side():
    assert explained("raphe")["side"] == "midline"
    both = explained("nuc_III_levator")["muscles"]
    assert {row["side"] for row in both} == {"left", "right"}


def test_what_patients_keep_and_a_complete_lesion_takes_is_told_apart(capsys):
    found = explained("ulnar_elbow")
    assert rows(found, "muscles", muscle="flexor_carpi_ulnaris")[0]["lost"] == 1.0
    assert any(note.startswith("flexor_carpi_ulnaris: relatively spared in patients") for note in found["notes"])
    assert not any("spared" in note for note in explained("radial_spiral_groove")["notes"])
    assert not any("spared" in note for note in explained("ulnar_n_elbow")["notes"])
    _, out, _ = run(capsys, "explain", "ulnar_elbow")
    assert "relatively spared in patients who have it: flexor_carpi_ulnaris" in out and "by the tables" not in out


def test_a_person_and_a_convention_change_the_shares():
    mean = rows(explained("root_L5"), "muscles", muscle="tibialis_anterior")[0]["lost"]
    assert mean == 0.65
    assert rows(explained("root_L5", None, 4), "muscles", muscle="tibialis_anterior")[0]["lost"] != mean
    choice = ["tibialis_anterior_roots=sharrard"]
    assert rows(explained("root_L5", None, None, choice), "muscles", muscle="tibialis_anterior")[0]["lost"] == 0.25


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("ulnar_n_elbo",), "did you mean 'ulnar_n_elbow'"),
        (("carpal_tunel",), "did you mean 'carpal_tunnel'"),
        (("zz*",), "matches no site"),
        (("ulnar_n_C6",), "outside the cord"),
        (("biceps_brachii",), "is a muscle"),
        (("raphe", "left"), "takes no side"),
        (("root_L5", "lef"), "did you mean 'left'"),
        (("functional_weakness",), "no site in the anatomy"),
        (("root_L5", None, None, ["jaw_side"]), "NAME=READING"),
        (("root_L5", None, None, ["jaw_sid=x"]), "did you mean 'jaw_side'"),
    ],
)
def test_bad_input(arguments, reason):
    with pytest.raises(InputError, match=reason):
        explanation(*arguments)


def test_bad_usage_is_one_line_and_exit_2(capsys):
    for arguments in (("nowhere",), ("root_L5", "--variant", "1.5"), ("root_L5", "--side", "up"), ()):
        code, out, err = run(capsys, "explain", *arguments)
        assert (code, out, err.count("\n")) == (2, "", 1)


def test_nothing_heavy_is_loaded():
    code = (
        "import sys; from sherrington.app.main import main; code = main(['explain', 'ulnar_n_elbow']); "
        "loaded = [m for m in ('numba', 'scipy', 'matplotlib', 'numpy') if m in sys.modules]; "
        "print(loaded, file=sys.stderr); sys.exit(code or bool(loaded))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert done.returncode == 0, done.stderr


def test_words():
    assert (percent(0.35), percent(0.004), percent(0.0)) == ("35 %", "0.4 %", "0 %")
    assert pools(["ah_C5", "ah_C6", "ah_T1", "nuc_XII"]) == "C5-C6, T1, nuc_XII"
