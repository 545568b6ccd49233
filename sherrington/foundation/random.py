"""Counter-based random numbers: a value depends on its key only, never on what was drawn before.

Keys are (seed, stream, index, tick); a name or id never enters.
"""

from collections.abc import Sequence

import numpy as np

from sherrington.foundation.kernel import kernel


@kernel
def mix(x):
    """Scramble one 32-bit word (finaliser of the Murmur3 family, public domain constants)."""
    x = np.uint32(x)
    x ^= x >> np.uint32(16)
    x = np.uint32(x * np.uint32(0x7FEB352D))
    x ^= x >> np.uint32(15)
    x = np.uint32(x * np.uint32(0x846CA68B))
    x ^= x >> np.uint32(16)
    return x


@kernel
def word(key, index, tick):
    """Return the 32-bit random word of a cell and a tick under a key."""
    return mix(np.uint32(mix(np.uint32(np.uint32(key) + np.uint32(index) * np.uint32(0x9E3779B9))) + np.uint32(tick)))


@kernel
def uniform(key, index, tick):
    """Return a float32 in (0, 1)."""
    return (np.float32(np.int32(word(key, index, tick) >> np.uint32(8))) + np.float32(0.5)) * np.float32(
        1.0 / 16777216.0
    )


@kernel
def normal(key, index, tick):
    """Return a nearly normal float32, mean 0, SD 1: the sum of the four bytes of one word (|x| < 3.5)."""
    x = word(key, index, tick)
    total = (
        np.int32(x & np.uint32(255))
        + np.int32((x >> np.uint32(8)) & np.uint32(255))
        + np.int32((x >> np.uint32(16)) & np.uint32(255))
        + np.int32(x >> np.uint32(24))
    )
    # a byte has mean 127.5 and variance (256^2 - 1) / 12; four of them SD 147.80
    return (np.float32(total) - np.float32(510.0)) * np.float32(1.0 / 147.801)


def make_key(*parts: int) -> int:
    """Fold integers into one 32-bit key (plain Python, used once per stream)."""
    x = 0x2545F491
    for part in parts:
        x = (x ^ (int(part) & 0xFFFFFFFF)) & 0xFFFFFFFF
        x = (x * 0x85EBCA6B + 0xC2B2AE35) & 0xFFFFFFFF
        x ^= x >> 13
    return x


def uniforms(key: int, n: int) -> np.ndarray:
    """Return n floats in (0, 1), the i-th keyed by i."""
    rows: np.ndarray = uniform_rows([key], n)[0]
    return rows


def uniform_rows(keys: Sequence[int], n: int) -> np.ndarray:
    """Return `uniforms` of several keys, one row each; shape [n_keys, n]."""
    offsets = np.array([(int(key) * 0xD1342543DE82EF95) & 0xFFFFFFFFFFFFFFFF for key in keys], np.uint64)
    x = np.arange(n, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + offsets[:, None]
    x ^= x >> np.uint64(30)
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(27)
    x *= np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return ((x >> np.uint64(11)).astype(np.float64) + 0.5) / 9007199254740992.0
