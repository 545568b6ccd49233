"""Numbers entered a second time without looking, against the tables the model runs on.

A disagreement is either within the tolerance or named here with the value that is used and why.
"""

from pathlib import Path

import numpy as np
import pytest
import yaml

from sherrington.body.cord import motoneuron as mn
from sherrington.body.cord.depression import DepressionParams
from sherrington.body.cord.flexor_reflex import FlexorReflexParams
from sherrington.body.cord.interneuron import IA, IB, II, RENSHAW, InterneuronParams
from sherrington.body.cord.motoneuron import MotoneuronParams
from sherrington.body.cord.presynaptic import PresynapticParams
from sherrington.body.muscle.contraction import ContractionParams
from sherrington.body.muscle.motor_unit import MotorUnitParams
from sherrington.body.nerve.axon import AxonParams
from sherrington.body.receptor.spindle import SpindleParams
from sherrington.body.receptor.spindle_full import SpindleFullParams
from sherrington.body.receptor.tendon_organ import TendonOrganParams
from sherrington.circuit.assembly import AssemblyParams
from sherrington.circuit.pool_numbers import number, wiring_numbers
from sherrington.foundation import load

HERE = Path(__file__).parent
TABLES = sorted(p.stem for p in HERE.glob("*.yaml"))


def second(name):
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def check(pairs, moved=()):
    """Compare {name: (model, second entry)}; ``moved`` = {name: ((low, high), reason)} of agreed disagreements.

    A number that calibration moves has a band here, not a value: the band says how far it may go
    before somebody has to look again.
    """
    moved = dict(moved)
    for name, (model, entry) in pairs.items():
        if name in moved:
            (low, high), reason = moved.pop(name)
            assert np.all(np.asarray(low) <= model) and np.all(model <= np.asarray(high)), f"{name}: {reason}"
        else:
            assert model == pytest.approx(entry, rel=1e-3, abs=1e-9), name
    assert not moved, f"not compared: {sorted(moved)}"


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_date(name):
    assert str(second(name)["date"]) == "2026-11-24"


def test_motoneuron():
    p, q = load(MotoneuronParams), second("motoneuron")
    g, gates, refit = q["geometry"], q["gates"], q["refit"]
    check(
        {
            "dendrite_diameter": (p.dendrite_diameter, tuple(g["dendrite_diameter"]["values"])),
            "dendrite_length": (p.dendrite_length, tuple(g["dendrite_length"]["values"])),
            "soma_diameter": (p.soma_diameter, tuple(g["soma_diameter"]["values"])),
            "dendrite_resistivity": (p.dendrite_resistivity, tuple(g["dendrite_resistance"]["values"])),
            "soma_resistivity": (p.soma_resistivity, tuple(g["soma_resistance"]["values"])),
            "threshold": (p.threshold, tuple(g["threshold"]["values"])),
            "axial_resistivity": (p.axial_resistivity, q["passive"]["axial_resistivity"]["value"]),
            "capacitance": (p.capacitance, q["passive"]["specific_capacitance"]["value"]),
            "sodium_density": (p.sodium_density, q["conductance"]["sodium"]["value"]),
            "fast_density": (p.fast_density, q["conductance"]["potassium_fast"]["value"]),
            "slow_density": (p.slow_density, tuple(refit["potassium_slow"]["values"])),
            "slow_rate": (p.slow_rate, tuple(refit["q_off"]["values"])),
            "rheobase": (p.rheobase, q["law"]["rheobase_first"]),
            "rheobase_exponent": (p.rheobase_exponent, q["law"]["exponent"]),
            "pulse": (p.pulse, gates["pulse"]),
            "refractory": (p.refractory, gates["refractory"]),
            "plateau_density": (p.plateau_density, q["plateau"]["density"]),
            "plateau_shift": (p.plateau_shift, q["plateau"]["onset_offset"]),
            "plateau_mono": (p.plateau_mono, q["plateau"]["onset_shift"]),
            "plateau_feedback": (p.plateau_feedback, q["plateau"]["hysteresis"]),
            "plateau_slope": (p.plateau_slope, q["plateau"]["slope"]),
            "plateau_low_pass": (p.plateau_low_pass, q["plateau"]["lowpass"]),
            "plateau_time": (p.plateau_time, q["plateau"]["gate"]),
            "noise_time": (p.noise_time, q["noise"]["time_constant"]),
            "threshold_spread": (p.threshold_spread, q["spread"]["threshold"]),
            "other_spread": (p.other_spread, q["spread"]["others"]),
        },
        moved={
            "refractory": (
                (2.0, 5.0),
                "5 ms is published; 2.5 ms is used, which allows the doublets of ballistic efforts",
            ),
            "plateau_density": ((5.0, 7.0), "6 in the first build; fitted to Delta-F of 2 to 5 pps"),
            "plateau_shift": ((1.0, 4.0), "2 in the first build; fitted with the density"),
            "plateau_mono": ((0.0, 4.0), "1.5 in the first build; how much rest and effort differ"),
        },
    )
    low, high = q["noise"]["first"]
    assert low <= p.noise <= high


def test_motoneuron_gates_and_reversals():
    q = second("motoneuron")
    rates = {"m_on": mn.M_ON, "m_off": mn.M_OFF, "h_on": mn.H_ON, "h_off": mn.H_OFF, "n_on": mn.N_ON, "n_off": mn.N_OFF}
    check({k: (v, q["gates"][k]) for k, v in (rates | {"q_on": mn.Q_ON}).items()})
    pairs = {"sodium": mn.E_NA, "potassium": mn.E_K, "calcium": mn.E_CA, "excitatory": mn.E_EXC}
    pairs["inhibitory"] = mn.gates(load(MotoneuronParams), 0.05).e_i
    check({k: (float(v), q["reversal"][k]) for k, v in pairs.items()})


def test_motoneuron_derived_values():
    table, q = mn.geometry(np.array([0.0, 1.0]), load(MotoneuronParams)), second("motoneuron")["derived"]
    series = table["g_ld"] * table["g_c"] / (table["g_ld"] + table["g_c"])
    found = {
        "input_resistance": 1.0 / (table["g_ls"] + series),
        "rheobase": table["rheobase"],
        "dendrite_capacitance": table["c_d"],
        "soma_capacitance": table["c_s"],
    }
    for name, values in found.items():
        ends = [q[name]["values"][0], q[name]["values"][-1]]
        assert values == pytest.approx(ends, rel=0.03), name


def test_interneurons_and_synapses():
    p, w, q = load(InterneuronParams), wiring_numbers(), second("interneuron")
    d, pre, flex = load(DepressionParams), load(PresynapticParams), load(FlexorReflexParams)
    dep, control, reflex = q["depression"], q["presynaptic"], q["flexor_reflex"]
    check(
        {
            "tau_excitation": (w.tau_excitation, q["synapse"]["excitatory"]),
            "tau_reciprocal": (w.tau_reciprocal, q["synapse"]["reciprocal"]),
            "tau_recurrent": (w.tau_recurrent, q["synapse"]["renshaw"]),
            "inter_most": (w.inter_most, q["count"]),
            "collateral_loss": (d.collateral_loss, q["renshaw_depression"]["factor"]),
            "collateral_recovery": (d.collateral_recovery, q["renshaw_depression"]["recovery"]),
            "loss": (d.loss, dep["fraction"]),
            "recovery": (d.recovery, 1e3 * dep["recovery"]),
            "floor": (d.floor, dep["floor"]),
            "pre_rest": (pre.rest, control["rest"]),
            "pre_rise": (pre.rise, control["rise"]),
            "pre_fall": (pre.fall, control["decay"]),
            "synergy": (flex.synergy, reflex["gate"]),
            "summation": (flex.summation, reflex["summation"]),
            "local": (flex.local, reflex["segmental"]),
            "gain": (flex.gain, reflex["gain"]),
            "dorsal": (flex.inhibition_drst, reflex["dorsal"]),
            "pyramidal": (flex.inhibition_cst, reflex["pyramidal"]),
            "toe": (flex.toe_exclusion, reflex["toe_damping"]),
            "extensor": (flex.extensor, reflex["extensor"]),
            "toe_flexor": (flex.local_drive, reflex["toe_flexor"]),
        },
        moved={
            "tau_recurrent": ((10.0, 15.0), "12 is used: one time constant for Renshaw (15) and Ib (10) inhibition"),
            "toe_flexor": ((1.0, 5.0), "1.2 entered; tuned so that the healthy toe goes down against the synergy"),
            "pre_rest": ((0.25, 0.55), "0.35 entered; the level at rest is a normalisation of the Ia strength"),
            "loss": (
                (0.05, 0.5),
                "0.5 entered for the reflex; here it is what a spike spends of the EPSP, and the reflex falls "
                "far more than its EPSP; fitted to paired H-reflexes (targets H25 to H27)",
            ),
            "recovery": ((3e3, 8e3), "4 s entered; fitted to paired H-reflexes (targets H25 to H27)"),
            "floor": ((0.2, 0.5), "0.35 entered; fitted to paired H-reflexes (targets H25 to H27)"),
        },
    )
    # the second entry holds the time constants of the rate-based form; the cells are leaky membranes
    assert all(p.membrane[kind] <= 8.0 for kind in (RENSHAW, IA, IB, II))


def test_axon():
    p, q = load(AxonParams), second("axon")
    fibres, threshold = q["afferent"], q["threshold"]
    check(
        {
            "primary": ((p.primary_low, p.primary_high), tuple(fibres["Ia"])),
            "secondary": ((p.secondary_low, p.secondary_high), tuple(fibres["II"])),
            "organ": ((p.organ_low, p.organ_high), tuple(fibres["Ib"])),
            "motor_threshold": (p.motor_threshold_ratio, threshold["motor"][1] / threshold["motor"][0]),
            "primary_threshold_high": (p.primary_threshold_high, threshold["Ia"][0] / threshold["motor"][0]),
            "primary_threshold_low": (p.primary_threshold_low, threshold["Ia"][1] / threshold["motor"][0]),
        },
        moved={
            "primary_threshold_high": (
                (0.8, 1.0),
                "18 over 18 entered; lower, so that all Ia fibres answer before many motor axons do: fitted to the "
                "largest H-reflex (targets U01 and U13 look at it)",
            )
        },
    )
    pools = {"fdi": "hand", "fcr": "forearm", "ecr": "forearm", "finger_flexors": "forearm", "biceps": "biceps"}
    pools |= {k: k for k in ("quadriceps", "tibialis_anterior", "soleus", "masseter")}
    check(
        {k: ((number("velocity_low", k), number("velocity_high", k)), tuple(q["motor"][v])) for k, v in pools.items()},
        moved={"soleus": (((40, 50), (44, 58)), "40 to 54 entered; the published soleus pool is 44 to 53")},
    )


# paths that the latencies of reflexes shortened: the entry runs to the far end of the muscle, impulses
# end at end plates above its middle. 0.65 to 1 of the entry is allowed.
SHORTENED = ("biceps", "triceps", "fcr", "ecr", "quadriceps", "hamstrings", "soleus")
AS = {"fcr": "wrist_flexors", "ecr": "wrist_extensors"}


@pytest.mark.parametrize("pool", [*SHORTENED, "fdi", "tibialis_anterior", "masseter"])
def test_paths(pool):
    used, entry = number("path", pool), second("axon")["path"][AS.get(pool, pool)]
    low = 0.65 if pool in SHORTENED else 0.95
    assert low * entry <= used <= 1.05 * entry


def test_contraction():
    p, q, u = load(ContractionParams), second("contraction"), load(MotorUnitParams)
    single, passive, tendon = q["force_length"]["single"], q["passive_single"], q["tendon"]
    check(
        {
            "length_power": (p.length_power, single["b"]),
            "length_width": (p.length_width, single["w"]),
            "length_shape": (p.length_shape, single["p"]),
            "speed": (p.speed, -q["shortening"]["single"]["vmax"]),
            "curvature": (p.curvature, q["shortening"]["single"]["c"]),
            "eccentric": (p.eccentric, q["lengthening"]["single"]["plateau"]),
            "parallel_shape": (p.parallel_shape, passive["shape"]),
            "tendon_stiffness": (p.tendon_stiffness, tendon["stiffness"]),
            "tendon_curve": (p.tendon_curve, tendon["curvature"]),
            "tendon_onset": (p.tendon_onset, tendon["onset"]),
            "tendon_rest": (p.tendon_rest, tendon["slack_to_rest"]),
            "ratio_low": (u.ratio_low, q["twitch_tetanus"]["first"]),
            "ratio_span": (u.ratio_span, q["twitch_tetanus"]["slope"]),
        }
    )
    # both entries are fitted; per voluntary maximum, which is 0.58 of the entry's F0 and ``summed`` of ours
    ours = load(AssemblyParams).summed
    assert 0.5 <= p.parallel / ours / (passive["k"] / 0.58) <= 2.0
    assert 0.5 <= p.viscosity / ours / (q["viscosity"] / 0.58) <= 2.0
    # the single curve lies between the slow and the fast one
    for name, key in (("length_power", "b"), ("length_width", "w"), ("length_shape", "p")):
        ends = sorted(q["force_length"][kind][key] for kind in ("slow", "fast"))
        assert ends[0] <= getattr(p, name) <= ends[1]


def test_spindle():
    p, q, s = load(SpindleParams), second("spindle")["clinical"], second("spindle")["secondary"]
    check(
        {
            "velocity": (p.velocity, q["velocity_gain"]),
            "exponent": (p.exponent, q["exponent"]),
            "length": (p.length, q["length_gain"]),
            "static_bias": (p.static_bias, q["static_gain"]),
            "dynamic_low": (p.dynamic_low, q["dynamic_floor"]),
            "dynamic_high": (p.dynamic_high, q["dynamic_gain"]),
            "gamma_half": (p.gamma_half, q["half_rate"]),
            "burst": (p.burst, q["burst_gain"]),
            "burst_limit": (p.burst_limit, q["burst_max"]),
            "burst_time": (p.burst_time, q["burst_lowpass"]),
            "slack": (p.slack, q["slack"]),
            "limit": (p.limit, q["rate_max"]),
            "secondary_length": (p.secondary_length, s["length_gain"]),
            "secondary_static": (p.secondary_static, s["static_gain"]),
            "secondary_velocity": (p.secondary_velocity, s["velocity_gain"]),
            "secondary_base": (p.secondary_base, s["offset"]),
            "threshold_low": (p.threshold_low, q["threshold_low"]),
            "threshold_high": (p.threshold_high, q["threshold_high"]),
        },
        moved={
            "velocity": (
                (7.0, 13.0),
                "9 in the first build; sets loop gain, moved in the calibration of clonus (target U14)",
            ),
            "length": ((0.4, 1.5), "1 in the first build; lower, so that a held stretch falls silent"),
            "dynamic_low": ((0.15, 0.45), "0.4 in the first build; lower, so that jerks are gone in spinal shock"),
            "dynamic_high": (
                (3.8, 5.5),
                "4 in the first build; moved with dynamic_low: 25 pps give a gain of 1",
            ),
            "burst": ((1.5, 5.0), "2 in the first build; moved with the tendon jerk"),
            "threshold_low": ((5, 25), "16 in the first build; most human afferents are silent at rest (target H64)"),
            "threshold_high": (
                (20, 80),
                "50 in the first build; moved with threshold_low and the velocity gain (targets H64 and U14)",
            ),
        },
    )


def test_spindle_full():
    p, q = load(SpindleFullParams), second("spindle")["full"]
    check(
        {
            "gamma_half": (p.gamma_half, (q["f_bag1"], q["f_bag2"], q["f_chain"])),
            "activation": (p.activation[:2], (q["tau_bag1"], q["tau_bag2"])),
            "damping": (p.damping, tuple(q["beta0"])),
            "damping_active": (p.damping_active, tuple(q["beta1"])),
            "tension": (p.tension, tuple(q["gamma1"])),
            "sensory_stiffness": (p.sensory_stiffness, q["k_sr"]),
            "polar_stiffness": (p.polar_stiffness, q["k_pr"]),
            "mass": (p.mass, q["mass"]),
            "sensory_rest": (p.sensory_rest, q["l0_sr"]),
            "sensory_threshold": (p.sensory_threshold, q["ln_sr"]),
            "polar_rest": (p.polar_rest, q["l0_pr"]),
            "polar_threshold": (p.polar_threshold, q["ln_pr"]),
            "polar_shortest": (p.polar_shortest, q["r"]),
            "exponent": (p.exponent, q["exponent"]),
            "shortening": (p.shortening, q["c_shortening"]),
            "secondary_share": (p.secondary_share, q["x"]),
            "secondary_length": (p.secondary_length, q["l_secondary"]),
            "occlusion": (p.occlusion, q["occlusion"]),
            "primary_gain": (p.primary_gain, tuple(q["gain_primary"])),
            "secondary_gain": (p.secondary_gain, q["gain_secondary"]),
        }
    )
    assert q["human_factor"][0] <= p.human <= q["human_factor"][1]


def test_tendon_organ():
    p, q = load(TendonOrganParams), second("spindle")["tendon_organ"]
    check({k: (getattr(p, k), q[k]) for k in ("gain", "force", "reference")})
