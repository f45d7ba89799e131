import numpy as np
from numpy.polynomial import Polynomial, chebyshev as C
from numpy.fft import rfft
t = np.arange(16) / 16
signal = np.sin(2 * np.pi * 3 * t) + 0.5 * np.cos(2 * np.pi * 5 * t)
spectrum = np.fft.fft(signal)
freqs = np.fft.fftfreq(16, d=1 / 16)
print(np.round(np.abs(spectrum), 6), freqs, freqs[np.argsort(np.abs(spectrum))[-2:]])
print(np.allclose(np.fft.ifft(spectrum).real, signal), rfft(signal).shape, np.fft.rfftfreq(8), np.fft.fftshift(freqs)[:3])
print(np.fft.irfft(np.fft.rfft(signal), n=16)[:3], np.abs(np.fft.fft2(np.eye(4)))[1], np.fft.fft(signal, n=8)[:2])
p = Polynomial([1, 2, 3])
q = Polynomial.fit([0, 1, 2, 3], [1, 3, 7, 13], 2)
print(p, p(2), p.deriv(), p.integ(), (p * p).coef, p.roots(), p + 1, p ** 2, p // Polynomial([1, 1]), p.degree())
print(repr(p), q.convert().coef.round(6), Polynomial.fromroots([1, 2]), q.domain, Polynomial([0, 1])(p))
print(np.polynomial.polynomial.polyval(2, [1, 2, 3]), C.chebval(0.5, [1, 2, 3]), C.chebfit(t, signal, 3).round(6))
print(np.polynomial.Chebyshev([1, 2, 3])(0.3), np.polynomial.polynomial.polyroots([-1, 0, 1]))
names = np.array(["ann", "Bob ", "cid"])
print(np.char.upper(names), np.char.strip(names), np.char.add(names, "!"), np.char.multiply(names, 2), np.char.str_len(names), np.char.center(names, 7, "*"), np.char.replace(names, "n", "m"), np.char.startswith(names, "a"), np.char.find(names, "d"))
np.testing.assert_allclose(np.fft.ifft(spectrum).real, signal)
from numpy.testing import assert_array_equal
assert_array_equal(names, names)
import numpy.testing as npt
npt.assert_almost_equal(signal, signal)
print(signal.sum(), names[0])
p.coef[0] = 9
print(p(0), p == Polynomial([9, 2, 3]), p.linspace(3) if False else p.trim())
