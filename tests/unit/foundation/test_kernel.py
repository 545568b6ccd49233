"""Kernels: fast forms agree with the functions they stand for, arrays start where a vector can be loaded."""

import numpy as np
import pytest

from sherrington.foundation import kernel as module
from sherrington.foundation.kernel import aligned, decay, exp32, kernel, sigmoid


def test_decay_is_an_exponential_for_small_steps_and_never_leaves_its_bounds():
    x = np.linspace(0.0, 0.5, 60)
    assert np.array([decay(np.float32(v)) for v in x]) == pytest.approx(np.exp(-x), rel=1e-4)
    assert decay(np.float32(1.5)) == pytest.approx(np.exp(-1.5), rel=0.02)
    far = np.array([decay(np.float32(v)) for v in np.geomspace(1e-3, 1e4, 200)])
    assert far.max() <= 1.0 and far.min() > -1.0


@pytest.mark.parametrize(("reach", "error"), [(1.0, 1e-5), (10.0, 1e-4)])
def test_exp32_is_an_exponential_where_the_membrane_works(reach, error):
    x = np.linspace(-reach, reach, 200)
    assert np.array([exp32(np.float32(v)) for v in x]) == pytest.approx(np.exp(x), rel=error)


def test_exp32_grows_everywhere_and_stays_finite():
    values = [exp32(np.float32(v)) for v in np.linspace(-45.0, 45.0, 200)]
    assert values == sorted(values) and values[0] > 0.0
    assert exp32(np.float32(0.0)) == 1.0 and np.isfinite(exp32(np.float32(1e6)))


def test_sigmoid_is_odd_about_one_half():
    for v in (0.0, 0.3, 2.0, 9.0, 80.0):
        assert sigmoid(np.float32(v)) + sigmoid(np.float32(-v)) == pytest.approx(1.0, abs=1e-6)
    values = [sigmoid(np.float32(v)) for v in np.linspace(-8, 8, 50)]
    assert values == sorted(values) and sigmoid(np.float32(0.0)) == 0.5


@pytest.mark.parametrize("shape", [(0,), (7,), (33, 5), (2, 3, 4)])
@pytest.mark.parametrize("kind", [np.float32, np.float64, np.int32])
def test_an_aligned_copy_is_a_copy(shape, kind):
    array = np.arange(np.prod(shape, dtype=int)).reshape(shape).astype(kind)
    copy = aligned(array)
    assert np.array_equal(copy, array) and copy.dtype == array.dtype and copy.flags.c_contiguous
    assert copy.size == 0 or copy.ctypes.data % 64 == 0
    assert not np.shares_memory(copy, array)


def test_a_kernel_says_what_its_plain_form_says():
    @kernel
    def poly(x, y):
        return x * x - y / 3.0

    plain = getattr(poly, "py_func", poly)
    for x, y in ((0.3, 5.0), (-7.0, 0.1)):
        assert poly(x, y) == pytest.approx(plain(x, y), rel=1e-15)


def test_machine_code_is_kept_under_its_sources_in_a_folder_of_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("SHERRINGTON_CACHE", str(tmp_path))
    folder = module._cache_folder()
    assert folder.startswith(str(tmp_path)) and folder.endswith(module._key()) and module._cache_folder() == folder
    code = tmp_path / "sherrington" / module._key() / "deep"
    code.mkdir()
    (code / "loop.nbi").write_bytes(b"x")
    (code / "loop.1.nbc").write_bytes(b"x")
    (code / "note.txt").write_text("kept")
    module.discard_cache()
    assert [path.name for path in code.iterdir()] == ["note.txt"]


def test_a_folder_that_others_may_write_is_not_ours(tmp_path):
    assert module._own(tmp_path)
    tmp_path.chmod(0o777)
    assert not module._own(tmp_path)
    tmp_path.chmod(0o700)
