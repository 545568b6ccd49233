"""Compile the synapses of a circuit."""

import numpy as np

from sherrington.body.cord import interneuron as inn
from sherrington.body.cord import motoneuron as mn
from sherrington.body.tract.corticospinal import CorticospinalParams
from sherrington.circuit.assembly import AssemblyParams
from sherrington.circuit.layout import Layout
from sherrington.circuit.model import AUTOGENIC, FEMORAL, IA, IB, II, PSI, RECIPROCAL, RECURRENT, SECONDARY, UNITY
from sherrington.circuit.pool_numbers import number, wiring_numbers
from sherrington.circuit.wiring import Wiring
from sherrington.foundation import load


def connect_all(layout: Layout, tables: list[dict], n_sources: int, seed: int, primary: float = 1.0) -> Wiring:
    """Return the wiring of monosynaptic, reciprocal, recurrent, autogenic, group II and corticospinal paths."""
    wiring = Wiring(n_sources, seed)
    addresses = _Addresses(layout)
    _primaries(wiring, layout, tables, addresses, primary)
    _relays(wiring, layout, addresses)
    _last_order(wiring, layout, tables, addresses)
    _recurrent(wiring, layout, tables, addresses)
    _corticomotor(wiring, layout, tables, addresses)
    return wiring


class _Addresses:
    """Indices into the flat vector of conductances, and of gains."""

    def __init__(self, layout: Layout):
        self.layout = layout
        self.base = layout.n_units // 16 * mn.N_STATE * 16

    def unit(self, pool: int, row: int) -> np.ndarray:
        plan = self.layout.pools[pool]
        u = plan.first + np.arange(plan.n)
        return u // 16 * mn.N_STATE * 16 + row * 16 + u % 16

    def inter(self, group: int, kind: int, row: int) -> np.ndarray:
        population = self.layout.inter[group][kind]
        c = population.first + np.arange(population.n)
        return self.base + c // 16 * inn.N_STATE * 16 + row * 16 + c % 16

    def gain(self, kind: int, pool: int) -> int:
        return kind * len(self.layout.pools) + pool


def _inhibition(table: dict, millivolt: float, tau: float) -> np.ndarray:
    """Return the somatic conductance [uS] for a composite IPSP [mV] decaying with ``tau`` [ms]."""
    return millivolt * (table["c_s"] + table["c_d"]) / (0.69 * tau * load(AssemblyParams).inhibitory_drive)


def _inhibition_step(millivolt: float, kind: int) -> float:
    """Return leak units for a composite IPSP [mV] on an interneuron."""
    p = load(inn.InterneuronParams)
    peak = inn.peak_per_step(p.membrane[kind], p.inhibition[kind])
    return millivolt / (load(AssemblyParams).inhibitory_drive * peak / 70.0)


def _primaries(wiring, layout, tables, a, strength):
    """Primaries on motoneurons of their own muscle and of its synergists; quadriceps primaries on soleus."""
    w = wiring_numbers()
    for population in layout.afferents:
        if population.kind not in (IA, FEMORAL):
            continue
        plan = layout.pools[population.pool]
        source = layout.afferent_source + population.first
        size = strength * number("epsp", plan.name)
        per_mv = mn.epsp_conductance(tables[population.pool], plan.z, w.tau_excitation)
        # where only some motoneurons get any Ia contact, those get it all
        reached = (plan.rank[3] * 7.0) % 1.0 < number("reached", plan.name)
        own = size * w.size_law**plan.z * per_mv * reached * _uneven(plan, w.ia_spread)
        psi = a.gain(PSI, population.pool)
        if population.kind == FEMORAL:
            wiring.connect(
                source,
                population.n,
                a.unit(population.pool, mn.GE),
                own * w.femoral_strength,
                w.femoral_contact,
                psi,
                1,
            )
            continue
        wiring.connect(source, population.n, a.unit(population.pool, mn.GE), own, number("contact", plan.name), psi, 1)
        for other in layout.groups[plan.group]:
            if other != population.pool and layout.opponents[plan.group] >= 0:
                partner = layout.pools[other]
                per = mn.epsp_conductance(tables[other], partner.z, w.tau_excitation)
                own_size = strength * number("epsp", partner.name)
                weight = w.synergist_strength * own_size * w.size_law**partner.z * per
                wiring.connect(source, population.n, a.unit(other, mn.GE), weight, w.synergist_contact, psi, 1)


def _uneven(plan, spread: float) -> np.ndarray:
    """Return lognormal factors of mean 1: cells of equal size get unequal Ia excitation."""
    draws = np.sqrt(2.0) * _inverse_error(2.0 * plan.rank[4] - 1.0)
    return np.exp(spread * draws - 0.5 * spread * spread)


def _inverse_error(x: np.ndarray) -> np.ndarray:
    """Return the inverse error function to 0.2 % (Winitzki's closed form)."""
    a = 0.147
    log = np.log(np.maximum(1.0 - x * x, 1e-300))
    half = 2.0 / (np.pi * a) + log / 2.0
    return np.sign(x) * np.sqrt(np.sqrt(half * half - log / a) - half)


def _relay_weight(kind: int, share: float) -> float:
    """Return leak units of a whole volley so that a share of it fires a cell of middle threshold."""
    p = load(inn.InterneuronParams)
    middle = 0.5 * (p.threshold_low[kind] + p.threshold_high[kind])
    return middle / share / inn.peak_per_step(p.membrane[kind], p.excitation[kind])


def _relays(wiring, layout, a):
    """Afferents on interneurons: Ia, Ib and group II, each by the share of fibres of the joint's side."""
    w = wiring_numbers()
    kinds = {IA: (inn.IA, w.reciprocal_share), IB: (inn.IB, w.relay_share), II: (inn.II, w.relay_share)}
    for group, members in enumerate(layout.groups):
        if layout.inter[group][0].n == 0:
            continue
        for kind, (relay, share) in kinds.items():
            populations = [q for q in layout.afferents if q.kind == kind and q.pool in members]
            total = sum(q.n for q in populations)
            for q in populations:
                target = a.inter(group, relay, inn.GE)
                weight = np.full(len(target), _relay_weight(relay, share) * q.n / total)
                wiring.connect(
                    layout.afferent_source + q.first, q.n, target, weight, w.relay_contact, a.gain(UNITY, q.pool)
                )


def _last_order(wiring, layout, tables, a):
    """Interneurons on motoneurons: reciprocal, autogenic, group II; and mutual inhibition of Ia interneurons."""
    w = wiring_numbers()
    for group, members in enumerate(layout.groups):
        if layout.inter[group][0].n == 0:
            continue
        ia, ib, ii = (layout.inter[group][k] for k in (inn.IA, inn.IB, inn.II))
        first = layout.inter_source
        other = layout.opponents[group]
        for pool in layout.groups[other] if other >= 0 else ():
            weight = _inhibition(tables[pool], w.reciprocal_strength, w.tau_reciprocal)
            wiring.connect(
                first + ia.first, ia.n, a.unit(pool, mn.GI), weight, w.reciprocal_contact, a.gain(RECIPROCAL, pool)
            )
        if other >= 0:
            target = a.inter(other, inn.IA, inn.GI)
            weight = np.full(len(target), _inhibition_step(w.mutual_strength, inn.IA))
            wiring.connect(first + ia.first, ia.n, target, weight, w.mutual_contact, a.gain(UNITY, members[0]))
        for pool in members:
            weight = _inhibition(tables[pool], w.autogenic_strength, w.tau_recurrent)
            wiring.connect(
                first + ib.first, ib.n, a.unit(pool, mn.GJ), weight, w.last_order_contact, a.gain(AUTOGENIC, pool)
            )
            plan = layout.pools[pool]
            weight = w.secondary_strength * mn.epsp_conductance(tables[pool], plan.z, w.tau_relay)
            wiring.connect(
                first + ii.first, ii.n, a.unit(pool, mn.GX), weight, w.last_order_contact, a.gain(SECONDARY, pool)
            )


def _recurrent(wiring, layout, tables, a):
    """Motoneurons on Renshaw cells, and these on motoneurons, Ia interneurons and each other."""
    w = wiring_numbers()
    p = load(inn.InterneuronParams)
    for group, members in enumerate(layout.groups):
        cells = layout.inter[group][inn.RENSHAW]
        if cells.n == 0:
            continue
        first = layout.inter_source + cells.first
        total = sum(layout.pools[i].n for i in members)
        target = a.inter(group, inn.RENSHAW, inn.GE)
        per_mv = 1.0 / inn.peak_per_step(p.membrane[0], p.excitation[0])
        for pool in members:
            plan = layout.pools[pool]
            weight = np.full(len(target), w.collateral_strength * per_mv * plan.n / total)
            wiring.connect(plan.first, plan.n, target, weight, w.collateral_contact, a.gain(UNITY, pool), 1)
            ipsp = _inhibition(tables[pool], w.recurrent_strength, w.tau_recurrent)
            to = a.unit(pool, mn.GJ)
            wiring.connect(first, cells.n, to, ipsp, w.recurrent_contact, a.gain(RECURRENT, pool))
        for kind in (inn.IA, inn.RENSHAW):
            to = a.inter(group, kind, inn.GI)
            weight = np.full(len(to), _inhibition_step(w.recurrent_inter, kind))
            wiring.connect(first, cells.n, to, weight, w.recurrent_inter_contact, a.gain(UNITY, members[0]))


def _corticomotor(wiring, layout, tables, a):
    """Fast corticospinal fibres on motoneurons."""
    w = wiring_numbers()
    p = load(CorticospinalParams)
    fast = round(p.n * p.share[0])
    for index, plan in enumerate(layout.pools):
        composite = number("corticomotor", plan.name) * (1.0 + w.corticomotor_size * plan.z)
        weight = composite * mn.epsp_conductance(tables[index], plan.z, w.tau_excitation)
        source = layout.descending_source + index * p.n
        wiring.connect(source, fast, a.unit(index, mn.GE), weight, w.corticomotor_contact, a.gain(UNITY, index))


CALIBRATED = 0.05  # [ms] time step at which strengths were calibrated


def charge_factors(layout: Layout, dt: float) -> np.ndarray | None:
    """Return factors on the weights that keep the charge of one spike what it is at the calibrated step.

    A conductance step that decays by exp(-dt/tau) after each step carries tau times
    (dt/tau) / (1 - exp(-dt/tau)): without this, halving dt would weaken every synapse.

    Parameters
    ----------
    layout : Layout
        Who is where.
    dt : float
        Time step. [ms]

    Returns
    -------
    ndarray or None
        Factor per conductance of the flat vector [1]; None at the calibrated step.
    """
    if dt == CALIBRATED:
        return None
    w, p = wiring_numbers(), load(inn.InterneuronParams)

    def factor(tau: float) -> float:
        return float((1.0 - np.exp(-dt / tau)) / dt / ((1.0 - np.exp(-CALIBRATED / tau)) / CALIBRATED))

    units = np.ones((layout.n_units // 16, mn.N_STATE, 16))
    for row, tau in (
        (mn.GE, w.tau_excitation),
        (mn.GX, w.tau_relay),
        (mn.GI, w.tau_reciprocal),
        (mn.GJ, w.tau_recurrent),
    ):
        units[:, row] = factor(tau)
    inter = np.ones((layout.n_inter // 16, inn.N_STATE, 16))
    for group in layout.inter:
        for q in group:
            blocks = slice(q.first // 16, (q.first + q.n) // 16)
            inter[blocks, inn.GE] = factor(p.excitation[q.kind])
            inter[blocks, inn.GI] = factor(p.inhibition[q.kind])
    return np.concatenate([units.ravel(), inter.ravel()])
