"""Who writes nearly the right thing, or an everyday word for it, is told what there is."""

import pytest

from sherrington.app import suggest
from sherrington.app.main import main
from sherrington.circuit.table import simulated_muscles
from sherrington.foundation import anatomy
from sherrington.foundation.errors import InputError
from sherrington.lesion.presets import ALIASES, preset_names

HEAD = "sherrington: 1\n"
STROKES = ["stroke-aca-left", "stroke-capsule-left", "stroke-capsule-left-acute", "stroke-mca-left"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("stroke", STROKES),
        ("storke", STROKES),
        ("stroke-right", STROKES),
        ("als", ["als-bulbar", "als-early", "als-limb"]),
        ("ALS limb", ["als-limb"]),
        ("polio", ["polio-leg-left"]),
        ("carpal tunnel", ["carpal-tunnel-right"]),
        ("UMN", ["umn"]),
        ("guillain barre", ["gbs-demyelinating"]),
        ("left", []),
        ("nofile", []),
        ("", []),
    ],
)
def test_presets(written, meant):
    assert suggest.presets(written) == meant


@pytest.mark.parametrize("name", [*preset_names(), *ALIASES])
def test_a_slip_in_a_preset_finds_it(name):
    slip = name[:-2] + name[-1] if len(name) > 3 else name.upper()
    assert name in suggest.presets(slip)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("L5", ["root_L5", "ah_L5", "droot_L5"]),
        ("ulnar nerve", ["ulnar_n_arm", "ulnar_n_elbow"]),
        ("peroneal", ["sciatic_fibular_div", "common_fibular_n"]),
        ("median nerve at the wrist", ["median_n_wrist"]),
        ("motor cortex", ["m2m3_upper_face", "m1_face"]),
        ("root_l5", ["root_L5"]),
    ],
)
def test_sites(written, first):
    with pytest.raises(InputError, match="no site or syndrome is called") as caught:
        suggest.check_site(written)
    named = [word for word in str(caught.value).split("'") if word in anatomy.nodes()]
    assert named[: len(first)] == first


@pytest.mark.parametrize(
    "name", ["root_L5", "carpal_tunnel", "syndrome:carpal_tunnel", "ic_*", "biceps_brachii", "zzz"]
)
def test_what_is_a_site_or_has_its_own_error_passes(name):
    suggest.check_site(name)


def test_every_everyday_word_means_muscles_that_are_simulated():
    there = simulated_muscles()
    for word, names in suggest.EVERYDAY.items():
        assert suggest.muscles(word, there) == list(names)


FILES = {
    "disease: ALS": "disease: must be a mapping, not 'ALS'; write it like '{name: als, onset: {region: ",
    "disease: [polio]": "disease[0]: must be a mapping of name, onset, age, not 'polio'; write it like '{name: polio, ",
    "lesions: root_L5": "lesions: must be a list, not 'root_L5'; write it like '- {site: ",
    "treatments: baclofen": "treatments: must be a list, not 'baclofen'; write it like '- {name: baclofen, ",
    "treatments: [{name: botulinum, muscles: soleus}]": "must be a list, not 'soleus'; write it like '[soleus]'",
    "treatments: [{name: botulinum, muscles: [calf]}]": "'calf' (did you mean 'gastrocnemius_medial', "
    "'gastrocnemius_lateral' or 'soleus'?)",
    "lesions: [{site: L5, side: left, loss: 80 %, age: 3 days}]": "'L5' (did you mean 'root_L5', 'ah_L5', ",
}


@pytest.mark.parametrize("text", FILES)
def test_a_file_with_everyday_words(tmp_path, capsys, text):
    (tmp_path / "a.yaml").write_text(HEAD + text + "\n")
    assert main(["validate", str(tmp_path / "a.yaml")]) == 2
    assert FILES[text] in capsys.readouterr().err


@pytest.mark.parametrize("value", ["ALS", "polio", "Nerve injury", 3, None])
def test_the_example_of_a_disease_is_a_valid_one(tmp_path, value):
    (tmp_path / "a.yaml").write_text(f"{HEAD}disease: {suggest.disease_example(value)}\n")
    assert main(["validate", str(tmp_path / "a.yaml")]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["examine", "nofile.yaml"], "nofile.yaml: no such file; `sherrington list presets`"),
        (["examine", "stroke.yaml"], "stroke.yaml: no such file (did you mean the preset 'stroke-aca-left', "),
        (["examine", "lef-arm.yaml"], "lef-arm.yaml: no such file (did you mean 'left-arm.yaml'?)"),
        (["examine", "gone/x.yaml"], "no such file; there is no folder 'gone'"),
        (["new", "polio"], "no preset is called 'polio' (did you mean 'polio-leg-left'?)"),
        (["compare", "umn", "umn+tizanidine"], "'tizanidine' is not among the treatments; allowed: baclofen, "),
        (["explain", "L5"], "(did you mean 'root_L5', "),
    ],
)
def test_on_the_command_line(tmp_path, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "left-arm.yaml").write_text(HEAD)
    (tmp_path / "nofile.txt").write_text("")
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_syndrome_is_told_only_where_it_says_more_than_the_presets():
    assert "'erb_upper_trunk'" in suggest.syndrome_hint("erb palsy", ["radial-palsy-left"])
    assert suggest.syndrome_hint("radial palsy", ["radial-palsy-left"]) == ""
    assert suggest.syndrome_hint("umm", ["umn"]) == suggest.syndrome_hint("nofile", []) == ""


def test_the_example_of_a_lesion_can_be_read(tmp_path):
    for site in ("weber", "syndrome:weber", "ulnar_n_elbow", "cauda_equina", "nmj_postsynaptic"):
        path = tmp_path / "a.yaml"
        path.write_text(f"{HEAD}lesions:\n  {suggest.lesion_example(site)}\n")
        assert main(["validate", str(path)]) == 0
    assert suggest.injury("stiff_person").startswith("no patient file can injure it: stiff_person: cannot be expressed")
