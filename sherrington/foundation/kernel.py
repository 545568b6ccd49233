"""Compiled kernels: one decorator for scalar steps, one for whole loops, a cache keyed on every source.

A plain-Python run of the same functions (``NUMBA_DISABLE_JIT=1``) is the definition of right.
"""

import hashlib
import os
import platform
import tempfile
from importlib.resources import files
from pathlib import Path

import llvmlite
import numba
import numpy as np
from llvmlite import ir
from numba.core import config, types
from numba.core.options import DefaultOptions
from numba.extending import intrinsic

# No flag here assumes away NaN or reorders sums: a result must not depend on the batch it ran in.
FASTMATH = {"contract", "nsz", "arcp", "afn"}

LANES = 16  # cells per block: one 512-bit vector of float32


def _key() -> str:
    """Hash every kernel source, compiler version and option that decides what machine code is right."""
    digest = hashlib.sha256()
    root = Path(str(files("sherrington")))
    for floor in ("foundation", "body", "circuit"):
        for path in sorted((root / floor).rglob("*.py")):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    parts = (numba.__version__, llvmlite.__version__, platform.python_version(), platform.machine())
    digest.update("|".join((*parts, str(sorted(FASTMATH)))).encode())
    return digest.hexdigest()[:20]


def _own(folder: Path) -> bool:
    """Return whether a folder is ours alone to write: machine code from elsewhere must never be loaded."""
    if not hasattr(os, "getuid"):
        return os.access(folder, os.W_OK)
    state = folder.stat()
    return state.st_uid == os.getuid() and not state.st_mode & 0o022 and os.access(folder, os.W_OK)


def _cache_folder() -> str:
    """Return a writable folder for machine code, named after its sources; survives a read-only install."""
    home = os.environ.get("SHERRINGTON_CACHE") or os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    private = f"sherrington-{os.getuid()}" if hasattr(os, "getuid") else "sherrington"
    for base in (Path(home).expanduser() / "sherrington", Path(tempfile.gettempdir()) / private):
        folder = base / _key()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            base.chmod(base.stat().st_mode & ~0o022)
            folder.chmod(0o700)
            if _own(base) and _own(folder):
                return str(folder)
        except OSError:
            continue
    return ""


def discard_cache() -> None:
    """Throw the stored machine code of these sources away (it was damaged); the next call compiles anew."""
    folder = _cache_folder()
    for path in Path(folder).glob("**/*.nb[ic]") if folder else ():
        path.unlink(missing_ok=True)


def kernel(function):
    """Make a scalar step function that is inlined into the loops that call it."""
    return numba.njit(forceinline=True, error_model="numpy", fastmath=FASTMATH, nogil=True)(function)


# A stage allocates nothing; counting references to some fifty arrays at each call cost it half its time.
NO_COUNTING = {"_nrt": False} if hasattr(DefaultOptions, "_nrt") else {}
# Entries that nobody uses (from C, and to a stage from Python) take a third of the time to compile.
NO_C_ENTRY = {"no_cfunc_wrapper": True}
NO_ENTRY = {"no_cpython_wrapper": True, **NO_C_ENTRY}


def part(function):
    """Compile one stage of a loop as a function of its own, without allocation; cached with the loop that calls it."""
    return numba.njit(nogil=True, error_model="numpy", fastmath=FASTMATH, boundscheck=False, **NO_COUNTING, **NO_ENTRY)(
        function
    )


def aligned(array: np.ndarray) -> np.ndarray:
    """Return a copy that starts at a multiple of 64 bytes: a wide load must not straddle two cache lines."""
    room = np.zeros(array.nbytes + 64, np.uint8)
    first = -room.ctypes.data % 64
    copy = room[first : first + array.nbytes].view(array.dtype).reshape(array.shape)
    copy[...] = array
    return copy


def compiled(function):
    """Compile a whole loop: runs without the interpreter lock, cached on disk under the key of all sources."""
    before = config.CACHE_DIR
    config.CACHE_DIR = _cache_folder()
    try:
        return numba.njit(
            nogil=True,
            error_model="numpy",
            fastmath=FASTMATH,
            cache=bool(config.CACHE_DIR),
            boundscheck=False,
            **NO_COUNTING,
            **NO_C_ENTRY,
        )(function)
    finally:
        config.CACHE_DIR = before


@intrinsic
def _prefer_512(typingctx):
    """Ask LLVM for 512-bit vectors in the function that contains this call (harmless elsewhere)."""

    def codegen(context, builder, signature, args):
        set.add(builder.function.attributes, '"prefer-vector-width"="512"')
        return ir.Constant(ir.IntType(32), 0)

    return types.int32(), codegen


def _wide() -> int:
    """Do nothing: the plain-Python stand-in of the vector-width request."""
    return 0


wide = _wide if config.DISABLE_JIT else _prefer_512


@kernel
def decay(x):
    """Return exp(-x) for x >= 0 as the Pade(2,2) quotient: relative error 1 % at x = 1.5, always in (-1, 1]."""
    half = np.float32(0.5) * x
    square = np.float32(1.0 / 12.0) * x * x
    return (np.float32(1.0) - half + square) / (np.float32(1.0) + half + square)


@kernel
def exp32(x):
    """Return exp(x) by a sixth-power polynomial in x/64 squared six times (4e-6 relative, |x| < 40)."""
    y = min(max(x, np.float32(-40.0)), np.float32(40.0)) * np.float32(0.015625)
    y = np.float32(1.0) + y * (
        np.float32(1.0) + y * (np.float32(0.5) + y * (np.float32(0.16666667) + y * np.float32(0.041666668)))
    )
    y = y * y
    y = y * y
    y = y * y
    y = y * y
    y = y * y
    return y * y


@kernel
def sigmoid(x):
    """Return 1 / (1 + exp(-x))."""
    return np.float32(1.0) / (np.float32(1.0) + exp32(-x))
