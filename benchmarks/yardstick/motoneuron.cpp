// The yardstick: our motoneuron equations by hand in C++, 16 cells per vector, float32.
// Same layout, same order of operations and same input as the engine's kernel; loaded by benchmarks/motoneuron.py.
// Potentials relative to rest [mV], conductances [uS], time [ms].

#include <cstdint>

typedef float Lanes __attribute__((vector_size(64)));
typedef int32_t Mask __attribute__((vector_size(64)));

static const int CELLS = 16, ROWS = 16;
// rows of state and constants: sherrington/body/cord/motoneuron.py
enum { VD, VS, M, H, N, Q, VL, P, SINCE, GE, GX, GI, GJ, NOISE, INJECT, TONIC };
enum { C_LD, C_LS, C_C, C_NA, C_KF, C_KS, C_PIC, C_DT_CD, C_DT_CS, C_TH, C_ON, C_EQ, C_REF };

struct Pulse {  // order of motoneuron.Gates
    float dt, e_i, pulse, e_m1, e_m0, e_h1, e_h0, e_n1, e_n0, e_q1, e_vl, e_p, feedback, inv_slope;
};
struct Rates {  // order of motoneuron_hh.Gates
    float dt, e_i, shift, detect, q_open, q_half, q_inv_slope, e_vl, e_p, feedback, inv_slope;
};

static inline Lanes all(float x) { return Lanes{} + x; }
static inline Lanes least(Lanes a, Lanes b) { return a < b ? a : b; }
static inline Lanes most(Lanes a, Lanes b) { return a > b ? a : b; }

static inline Lanes decay(Lanes x) {  // exp(-x) as the Pade(2,2) quotient
    Lanes half = 0.5f * x, square = (1.0f / 12.0f) * x * x;
    return (1.0f - half + square) / (1.0f + half + square);
}

static inline Lanes exp32(Lanes x) {
    Lanes y = most(least(x, all(40.0f)), all(-40.0f)) * 0.015625f;
    y = 1.0f + y * (1.0f + y * (0.5f + y * (0.16666667f + y * 0.041666668f)));
    y *= y; y *= y; y *= y; y *= y; y *= y;
    return y * y;
}

static inline Lanes sigmoid(Lanes x) { return 1.0f / (1.0f + exp32(-x)); }

static inline Lanes linoid(Lanes x) {  // x / (exp(x) - 1)
    Lanes e = exp32(x) - 1.0f;
    Lanes small = 1.0f - 0.5f * x + (1.0f / 12.0f) * x * x;
    Mask near = (x < 0.05f) & (x > -0.05f);
    return near ? small : x / (near ? all(1.0f) : e);
}

struct Soma { Lanes before, after; };

template <class K>
static inline Soma membranes(Lanes* s, const Lanes* c, Lanes pic_gate, const K& k) {
    Lanes exc = s[GE] + s[GX] + s[TONIC], pic = c[C_PIC] * pic_gate * s[P];
    Lanes g_d = c[C_LD] + c[C_C] + pic + exc;
    Lanes v = (c[C_C] * s[VS] + pic * 140.0f + exc * 70.0f) / g_d;
    Lanes vd = v + (s[VD] - v) * decay(c[C_DT_CD] * g_d);
    Lanes na = c[C_NA] * s[M] * s[M] * s[M] * s[H], n2 = s[N] * s[N];
    Lanes potassium = c[C_KF] * n2 * n2 + c[C_KS] * s[Q] * s[Q], inh = s[GI] + s[GJ];
    Lanes g_s = c[C_LS] + c[C_C] + na + potassium + inh, before = s[VS];
    v = (c[C_C] * vd + na * 120.0f + potassium * -10.0f + inh * k.e_i + (s[NOISE] + s[INJECT])) / g_s;
    s[VD] = vd;
    s[VS] = v + (before - v) * decay(c[C_DT_CS] * g_s);
    return {before, s[VS]};
}

template <class K>
static inline void plateau(Lanes* s, const Lanes* c, float shift_on, const K& k) {
    s[VL] = s[VD] + (s[VL] - s[VD]) * k.e_vl;
    Lanes open = sigmoid((s[VL] - (c[C_ON] - shift_on) + k.feedback * s[P]) * k.inv_slope);
    s[P] = open + (s[P] - open) * k.e_p;
}

static inline Mask crossing(Lanes* s, Soma v, Lanes level, Mask spike, float dt, Lanes* crossed) {
    *crossed = least(most((level - v.before) / most(v.after - v.before, all(1e-6f)), all(0.0f)), all(1.0f));
    s[SINCE] = spike ? (1.0f - *crossed) * dt : least(s[SINCE] + dt, all(1e6f));
    return spike;
}

static inline Mask step(Lanes* s, const Lanes* c, float pic, float shift_on, const Pulse& k, Lanes* crossed) {
    Soma v = membranes(s, c, all(pic), k);
    Mask spike = crossing(s, v, c[C_TH], (v.after > c[C_TH]) & (s[SINCE] > c[C_REF]), k.dt, crossed);
    Mask on = s[SINCE] < k.pulse;
    s[M] = (on ? 1.0f + (s[M] - 1.0f) * k.e_m1 : s[M] * k.e_m0) + 1e-9f;
    s[H] = on ? s[H] * k.e_h1 : 1.0f + (s[H] - 1.0f) * k.e_h0;
    s[N] = on ? 1.0f + (s[N] - 1.0f) * k.e_n1 : s[N] * k.e_n0 + 1e-9f;
    s[Q] = on ? 1.0f + (s[Q] - 1.0f) * k.e_q1 : s[Q] * c[C_EQ] + 1e-9f;
    plateau(s, c, shift_on, k);
    return spike;
}

static inline Lanes relax(Lanes gate, Lanes open, Lanes close, float dt) {
    Lanes total = open + close, goal = open / total;
    return goal + (gate - goal) * decay(dt * total);
}

static inline Mask step(Lanes* s, const Lanes* c, float pic, float shift_on, const Rates& k, Lanes* crossed) {
    Soma v = membranes(s, c, all(pic), k);
    Lanes level = c[C_TH] + k.detect;
    Mask spike = crossing(s, v, level, (v.after > level) & (v.before <= level) & (s[SINCE] > c[C_REF]), k.dt, crossed);
    Lanes u = s[VS] - (c[C_TH] - k.shift);
    s[M] = relax(s[M], 1.28f * linoid((13.0f - u) * 0.25f), 1.4f * linoid((u - 40.0f) * 0.2f), k.dt);
    s[H] = relax(s[H], 0.128f * exp32((17.0f - u) * (1.0f / 18.0f)), 4.0f * sigmoid((u - 40.0f) * 0.2f), k.dt);
    s[N] = relax(s[N], 0.16f * linoid((15.0f - u) * 0.2f), 0.5f * exp32((10.0f - u) * 0.025f), k.dt);
    Lanes up = (k.dt * k.q_open) * sigmoid((s[VS] - k.q_half) * k.q_inv_slope);
    s[Q] = 1.0f + (s[Q] * c[C_EQ] - 1.0f) * decay(up);
    plateau(s, c, shift_on, k);
    return spike;
}

static inline uint32_t mix(uint32_t x) {
    x ^= x >> 16; x *= 0x7FEB352Du; x ^= x >> 15; x *= 0x846CA68Bu;
    return x ^ (x >> 16);
}

template <class K>
static int64_t run(int64_t blocks, int64_t steps, float* x, const float* constants, const float* weight,
                   const float* keep, float pic, float shift_on, const K& k) {
    int64_t spikes = 0;
    for (int64_t t = 0; t < steps; t++) {
        uint32_t cell = mix((uint32_t)t) % (uint32_t)(blocks * CELLS);
        x[cell / CELLS * (CELLS * ROWS) + GE * CELLS + cell % CELLS] += weight[cell];
        for (int64_t b = 0; b < blocks; b++) {
            Lanes* s = (Lanes*)(x + b * CELLS * ROWS);
            Lanes crossed;
            Mask spike = step(s, (const Lanes*)(constants + b * CELLS * ROWS), pic, shift_on, k, &crossed);
            for (int g = 0; g < 4; g++) s[GE + g] = s[GE + g] * keep[g] + 1e-9f;
            int any = 0;
            for (int i = 0; i < CELLS; i++) any |= spike[i];
            if (any) for (int i = 0; i < CELLS; i++) spikes += spike[i] != 0;
        }
    }
    return spikes;
}

extern "C" int64_t run_pulse(int64_t blocks, int64_t steps, float* x, const float* constants, const float* weight,
                             const float* keep, float pic, float shift_on, const Pulse* k) {
    return run(blocks, steps, x, constants, weight, keep, pic, shift_on, *k);
}

extern "C" int64_t run_hh(int64_t blocks, int64_t steps, float* x, const float* constants, const float* weight,
                          const float* keep, float pic, float shift_on, const Rates* k) {
    return run(blocks, steps, x, constants, weight, keep, pic, shift_on, *k);
}
