import hashlib
from dataclasses import dataclass

import numpy as np
import pytest

from swath_sandbox.world.noise import Lattice, Noise, hash2, scalar, smoothstep, unit


def field(noise, x, y, resolution=1.0):
    box = (x.min(), x.max(), y.min(), y.max())
    return noise.lattice(box, resolution).evaluate(x, y)


@dataclass(frozen=True)
class Octave:
    """A single octave, straight from its coefficients."""

    seed: int
    wavelength: float
    number: int

    def lattice(self, box, resolution):
        columns, rows = (
            np.arange(low // self.wavelength - 3, high // self.wavelength + 5).astype(int)
            for low, high in (box[:2], box[2:])
        )
        coefficients = unit(hash2(columns[None, :], rows[:, None], self.seed * 64 + self.number)) - np.float32(0.5)
        return Lattice(coefficients * np.float32(7.2), columns[0], rows[0], self.wavelength)


def axis(start, stop, step):
    return np.arange(start, stop, step, dtype=np.float64)


def test_hashes_are_spread_evenly_and_do_not_depend_on_their_neighbours():
    h = unit(hash2(np.arange(300)[None, :], np.arange(300)[:, None], 5))
    assert 0.0 <= h.min() <= h.max() < 1.0
    assert h.mean() == pytest.approx(0.5, abs=0.005)
    assert h.std() == pytest.approx(12**-0.5, abs=0.005)
    assert abs(np.corrcoef(h[:, 1:].ravel(), h[:, :-1].ravel())[0, 1]) < 0.01
    assert abs(np.corrcoef(h[1:].ravel(), h[:-1].ravel())[0, 1]) < 0.01


def test_numbers_from_keys_are_even_too():
    values = [scalar(3, key, key // 7) for key in range(4000)]
    assert np.mean(values) == pytest.approx(0.5, abs=0.02)
    assert len(set(values)) > 3990


def test_noise_has_no_bias_and_unit_variance():
    values = field(Noise(1, 1000.0, 6, 0.5), axis(0, 70_000, 110), axis(0, 70_000, 110))
    assert values.mean() == pytest.approx(0.0, abs=0.05)
    assert values.std() == pytest.approx(1.0, abs=0.08)


def test_noise_is_the_same_from_wherever_it_is_looked_at():
    noise = Noise(9, 700.0, 5)
    x, y = axis(-5000, 5000, 10), axis(100_000, 104_000, 10)
    whole = field(noise, x, y)
    np.testing.assert_array_equal(field(noise, x[300:400], y[50:90]), whole[50:90, 300:400])


def test_octaves_added_on_the_finest_lattice_are_the_sum_of_octaves():
    x, y = axis(-800, 2400, 7), axis(3000, 5200, 11)
    two = field(Noise(4, 512.0, 2, 0.5), x, y)
    first, second = (field(Octave(4, wavelength, number), x, y) for number, wavelength in enumerate((512.0, 256.0)))
    np.testing.assert_allclose(two, (first + 0.5 * second) / 1.25**0.5, atol=2e-6)


def test_noise_is_smooth():
    values = field(Noise(2, 400.0, 1), axis(0, 4000, 1.0), axis(0, 40, 1.0))
    assert np.abs(np.diff(values, n=2, axis=1)).max() < 1e-3


def test_coarse_pixels_see_less_of_the_fine_octaves():
    x, y = axis(0, 50_000, 100), axis(0, 50_000, 100)
    noise = Noise(6, 2000.0, 8, 0.7)
    deviations = [field(noise, x, y, resolution).std() for resolution in (10.0, 100.0, 300.0, 700.0)]
    assert deviations == sorted(deviations, reverse=True)
    assert deviations[0] > 2 * deviations[-1]


def test_octaves_fade_in_rather_than_appear():
    x, y = axis(0, 20_000, 100), axis(0, 20_000, 100)
    noise = Noise(6, 2000.0, 8, 0.7)
    for resolution in (62.5, 125.0, 250.0, 500.0):
        finer, coarser = (field(noise, x, y, resolution * share) for share in (0.999, 1.001))
        assert np.abs(finer - coarser).max() < 0.02


def test_noise_finer_than_pixels_is_invisible():
    assert Noise(1, 100.0, 3).invisible(50.0)
    assert not Noise(1, 100.0, 3).invisible(40.0)


def test_smoothstep_runs_either_way():
    v = np.array([-1.0, 0.0, 0.5, 1.0, 2.0], np.float32)
    assert smoothstep(0.0, 1.0, v).tolist() == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert smoothstep(1.0, 0.0, v).tolist() == [1.0, 1.0, 0.5, 0.0, 0.0]


def test_noise_is_the_same_to_the_last_bit_everywhere():
    values = field(Noise(7, 900.0, 7, 0.6), axis(1_000_000, 1_003_000, 13), axis(4_000_000, 4_002_000, 17))
    assert values.dtype == np.float32
    assert hashlib.sha256(values.tobytes()).hexdigest()[:16] == "b77a931a0458485b"
