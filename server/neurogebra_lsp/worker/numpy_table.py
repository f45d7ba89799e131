"""The pure part of numpy: what a program may call, and what its arrays may be asked.

Loaded only where numpy is installed. `CALLS` are functions by their dotted name below `numpy`;
each is bounded by the guards before it starts: by the elements of its arguments and, for those
in `MAKERS`, by the shape it is asked for.
"""

from __future__ import annotations

from neurogebra_lsp.worker.kinds import STATES

NAMES = frozenset(
    # making
    "array asarray asanyarray ascontiguousarray copy arange linspace logspace geomspace zeros ones full empty"
    " zeros_like ones_like full_like empty_like eye identity diag diagflat tri tril triu vander meshgrid indices"
    " fromiter atleast_1d atleast_2d atleast_3d mgrid ogrid r_ c_ s_ ix_ index_exp newaxis hanning hamming blackman"
    " bartlett kaiser"
    # elementwise
    " add subtract multiply divide true_divide floor_divide power float_power mod remainder fmod divmod negative"
    " positive absolute abs fabs sign heaviside exp exp2 expm1 log log2 log10 log1p logaddexp logaddexp2 sqrt cbrt"
    " square reciprocal sin cos tan arcsin arccos arctan arctan2 hypot sinh cosh tanh arcsinh arccosh arctanh"
    " degrees radians deg2rad rad2deg floor ceil trunc rint round around fix sinc i0 maximum minimum fmax fmin clip"
    " isfinite isinf isnan isneginf isposinf signbit copysign nextafter spacing ldexp frexp modf gcd lcm bitwise_and"
    " bitwise_or bitwise_xor invert left_shift right_shift logical_and logical_or logical_not logical_xor greater"
    " greater_equal less less_equal equal not_equal isclose allclose array_equal array_equiv real imag angle conj"
    " conjugate isreal iscomplex isrealobj iscomplexobj isscalar nan_to_num where select choose piecewise unwrap"
    " acos acosh asin asinh atan atan2 atanh pow bitwise_not bitwise_invert bitwise_left_shift bitwise_right_shift"
    " bitwise_count"
    # reducing
    " sum prod mean std var median average max min amax amin argmax argmin ptp percentile quantile cumsum cumprod"
    " diff gradient ediff1d trapezoid trapz nansum nanmean nanstd nanvar nanmax nanmin nanargmax nanargmin nanprod"
    " nancumsum nanmedian nanpercentile count_nonzero any all corrcoef cov histogram histogram2d bincount digitize"
    " correlate convolve interp nanquantile nancumprod cumulative_sum cumulative_prod histogram_bin_edges"
    # linear algebra
    " dot vdot inner outer matmul tensordot einsum kron cross trace diagonal vecdot matvec vecmat linalg"
    # shape
    " shape size ndim reshape ravel transpose swapaxes moveaxis rollaxis expand_dims squeeze broadcast_to"
    " broadcast_arrays broadcast_shapes concatenate stack vstack hstack dstack column_stack row_stack split"
    " array_split hsplit vsplit dsplit tile repeat roll rot90 flip fliplr flipud append insert delete pad resize"
    " unravel_index ravel_multi_index require block concat unstack permute_dims matrix_transpose trim_zeros ndindex"
    " ndenumerate nditer may_share_memory astype lib"
    # order and sets
    " sort argsort lexsort partition argpartition searchsorted nonzero flatnonzero argwhere extract unique"
    " intersect1d union1d setdiff1d setxor1d in1d isin take take_along_axis compress put_along_axis fill_diagonal"
    " triu_indices tril_indices diag_indices apply_along_axis"
    " triu_indices_from tril_indices_from diag_indices_from copyto place putmask"
    # polynomials
    " poly polyfit polyval polyadd polysub polymul polydiv polyder polyint roots poly1d"
    # types and constants
    " ndarray dtype generic number integer floating bool_ bool True_ False_ int8 int16 int32 int64 uint8 uint16 uint32 uint64 intp"
    " bool True_ False_ float16 float32 float64 longdouble complex64 complex128 int_ uint float_ double single half finfo iinfo"
    " result_type promote_types can_cast issubdtype pi e inf nan euler_gamma Inf NaN array2string array_repr"
    " array_str set_printoptions get_printoptions printoptions errstate seterr geterr random vectorize"
    # parts
    " fft char polynomial".split()
)

LINALG = frozenset(
    "norm inv det solve eig eigh eigvals eigvalsh svd svdvals qr cholesky matrix_rank matrix_power pinv lstsq slogdet"
    " cond multi_dot trace cross outer matmul vector_norm matrix_norm diagonal vecdot matrix_transpose LinAlgError".split()
)

RANDOM = frozenset(
    "seed rand randn randint random random_sample ranf sample uniform normal standard_normal choice permutation"
    " shuffle binomial poisson exponential beta gamma geometric multivariate_normal multinomial laplace logistic"
    " lognormal chisquare standard_exponential standard_gamma standard_t triangular weibull gumbel rayleigh pareto"
    " RandomState default_rng Generator PCG64 PCG64DXSM MT19937 Philox SFC64 get_state set_state dirichlet bytes random_integers negative_binomial"
    " hypergeometric logseries noncentral_chisquare noncentral_f power standard_cauchy vonmises wald zipf f".split()
)

#: Drawing functions, of the module, of `RandomState` and of `Generator`.
DRAWS = RANDOM - STATES - {
    "seed",
    "RandomState",
    "default_rng",
    "Generator",
    "get_state",
    "set_state",
} | {
    "integers",
    "permuted",
    "multivariate_hypergeometric",
    "spawn",
}
#: Where the size of a draw stands among the arguments that are given by position.
SIZE_OF_DRAW = {
    name: place
    for place, names in {
        0: "random random_sample ranf sample standard_normal standard_exponential standard_cauchy spawn",
        1: "exponential poisson chisquare geometric standard_gamma standard_t pareto weibull power rayleigh zipf"
        " logseries dirichlet choice",
        2: "normal uniform beta binomial gamma gumbel laplace logistic lognormal vonmises wald f negative_binomial"
        " noncentral_chisquare multinomial integers randint random_integers multivariate_normal"
        " multivariate_hypergeometric",
        3: "hypergeometric triangular noncentral_f",
    }.items()
    for name in names.split()
}

ARRAY = frozenset(
    "T base all any argmax argmin argpartition argsort astype clip compress conj copy cumprod cumsum diagonal dot dtype"
    " fill flat flatten imag item itemsize max mean min nbytes ndim nonzero partition prod ptp put ravel real repeat"
    " reshape round searchsorted shape size sort squeeze std strides sum swapaxes take tobytes tolist trace"
    " transpose var view conjugate choose mT".split()
)
ARRAY_MUTATORS = frozenset("fill partition put sort".split())
SCALAR = ARRAY | frozenset(
    "is_integer as_integer_ratio hex bit_count numerator denominator".split()
)
DTYPE = frozenset("name kind itemsize type str char num shape names fields byteorder".split())

UFUNC = frozenset("outer reduce accumulate reduceat at __name__ nin nout identity".split())
POLYNOMIAL = frozenset(
    "c coef coeffs coefficients deriv integ o order r roots variable"
    " domain window symbol degree trim truncate cutdeg convert copy mapparms basis fit fromroots identity".split()
)
_SERIES = {
    "polynomial": "poly", "chebyshev": "cheb", "legendre": "leg", "hermite": "herm",
    "hermite_e": "herme", "laguerre": "lag",
}  # fmt: skip
_OF_SERIES = "add sub mul mulx div pow val val2d fit roots fromroots der int vander trim line companion".split()
ITERATOR = frozenset("multi_index index finished iternext itersize iterindex ndim shape".split())
PARTS = {
    "numpy.lib": frozenset({"stride_tricks"}),
    "numpy.lib.stride_tricks": frozenset({"sliding_window_view"}),
    "numpy.fft": frozenset(
        "fft ifft rfft irfft hfft ihfft rfftn irfftn rfft2 irfft2 fft2 ifft2 fftn ifftn fftshift ifftshift"
        " fftfreq rfftfreq".split()
    ),
    "numpy.char": frozenset(
        "add multiply center ljust rjust zfill expandtabs replace upper lower title capitalize swapcase strip lstrip"
        " rstrip find rfind index rindex count startswith endswith isalpha isalnum isdigit isdecimal isnumeric"
        " isspace islower isupper istitle str_len equal not_equal less less_equal greater greater_equal".split()
    ),
    "numpy.polynomial": frozenset(
        {*_SERIES, "Polynomial", "Chebyshev", "Legendre", "Hermite", "HermiteE", "Laguerre"}
    ),
    **{
        f"numpy.polynomial.{module}": frozenset(short + name for name in _OF_SERIES)
        for module, short in _SERIES.items()
    },
}

#: Functions that make an array of a size they are told rather than given.
MAKERS = frozenset(
    "arange linspace logspace geomspace zeros ones full empty eye identity tri tile repeat indices resize pad"
    " broadcast_to vander fromiter diag diagflat bincount histogram histogram_bin_edges ndindex hanning hamming"
    " blackman bartlett kaiser sliding_window_view fftfreq rfftfreq".split()
)
#: Functions that change their first argument.
CHANGERS = frozenset("fill_diagonal put_along_axis shuffle copyto place putmask".split())

#: Functions whose result has a shape that follows from those of their arguments.
SHAPED_FUNCTIONS = frozenset(
    "array asarray asanyarray copy full full_like empty_like zeros_like ones_like linspace atleast_1d atleast_2d diag"
    " tril triu sum prod mean std var median average max min amax amin argmax argmin ptp cumsum cumprod diff any all"
    " nansum nanmean nanstd nanvar nanmax nanmin dot vdot inner outer matmul tensordot einsum kron cross trace reshape"
    " ravel transpose swapaxes moveaxis expand_dims squeeze broadcast_to concatenate stack vstack hstack dstack"
    " column_stack tile roll rot90 flip fliplr flipud pad append sort argsort where clip round around real imag"
    " nan_to_num isclose interp norm solve polyval convolve corrcoef cov percentile quantile sinc i0 fix take".split()
)
SHAPED_METHODS = frozenset(
    "sum prod mean std var max min argmax argmin ptp cumsum cumprod any all dot trace reshape ravel flatten transpose"
    " swapaxes squeeze astype copy clip round argsort repeat diagonal take conj conjugate".split()
)
