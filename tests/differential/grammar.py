"""The grammar of generated programs: what an expression of each type and a statement may be.

A hole stands in angle brackets. In expressions and statements alike

    <int>     an expression of that type
    <=int>    a literal of that type
    <@int>    a variable of that type; the template waits until there is one
    <A@int>   the same, known as A in the rest of the template: <A>
    <A!int>   a variable that the code here may assign to
    <A:int>   a new variable, which the program may use after the statement
    <A~int>   a new variable of the block that its line opens
    <A~>      a new name that only this template uses
    <body>    one or two statements at this indentation
"""

from __future__ import annotations

import re


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().split("\n"))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _blocks(text: str) -> tuple[str, ...]:
    """Blocks begin at the margin, after a blank line."""
    return tuple(block.strip("\n") for block in re.split(r"\n\n(?=\S)", text.strip("\n")))


LITERALS: dict[str, tuple[str, ...]] = {
    "int": _words("0 1 2 3 5 7 10 12 42 255 1000 1_000_003 0x1f 0b101 -1 -4 True"),
    "small": _words("1 2 3"),
    "index": _words("0 1 2 -1 -2"),
    "float": _words("0.0 0.5 1.0 -1.25 3.0 0.1 2.5e-3 1e10 1e-12 -0.0 7.75 1/3"),
    "bool": ("True", "False"),
    "str": ("'ab'", "'Hello'", "''", "'x y z'", "'λ→µ'", '"it\'s"', "'12'", "'a,b,c'", "'\\t|\\n'"),
    "complex": ("1 + 2j", "3j", "-0.5 - 1j"),
    "none": ("None",),
}

EXPRESSIONS: dict[str, tuple[str, ...]] = {
    "int": _lines("""
        <int> + <int>
        <int> - <int> * <int>
        <int> // <small>
        <int> % 7
        -<int>
        ~<int> & 0xff
        <int> ^ <int> | 4
        (<int> % 50) << <small>
        <int> >> 1
        (<int> % 11) ** <small>
        abs(<int>)
        len(<str>)
        len(<ints>)
        sum(<ints>)
        max(<ints>, default=<=int>)
        min(<int>, <int>, <int>)
        <ints>[<=index>]
        <dict>.get(<str>, <int>)
        int(<float> % 100)
        round(<float> % 1000)
        divmod(<int>, 7)[<=index> % 2]
        <str>.count('a')
        <str>.find('l')
        <int> if <bool> else <int>
        <bool> and <int> or <int>
        <pair>[0]
        len(<set>)
        (<int>).bit_length()
        int('<=small>1', 16)
        ord('λ') + <int>
        sum(<A~> * 2 for <A> in <ints> if <A> % 2)
        next(iter(<ints>), <int>)
        len({<A~>: None for <A> in <str>})
        math.gcd(<int>, 12)
        (lambda a, b=<=int>, *c: a + b * len(c))(<int>, <int>, <int>)
        sum(map(lambda a: a % 3, <ints>))
        functools.reduce(lambda a, b: a * 2 - b, <ints>, <int>)
        hash(<=small>)
        int(<vec>.sum() % 97)
        int(<ivec>[<=index>])
        <ivec>.shape[0]
        isinstance(<int>, bool) + 1
    """),
    "float": _lines("""
        <float> + <float>
        <float> - <int>
        <float> * <float>
        <float> / (abs(<float>) + 1)
        <int> / 3
        <float> // 2
        <float> % 1.5
        -<float>
        (abs(<float>) % 10) ** 0.5
        round(<float>, <=small>)
        float(<int>)
        float('<=small>.5')
        math.sqrt(abs(<float>))
        math.exp(<float> % 3)
        math.sin(<float>) + math.pi
        math.tanh(<float>)
        math.hypot(<float>, <float>)
        max(<floats>, default=<=float>)
        sum(<floats>)
        math.fsum(<floats>)
        <floats>[<=index>]
        <float> if <bool> else <float>
        abs(<complex>)
        (<complex>).real
        <pair>[1]
        <value>.data
        <value>.grad
        float(<vec>.mean())
        float(np.dot(<vec>, <vec>))
        <vec>[<=index>].item()
        statistics.fmean([<float>, <float>])
        float(<fraction>)
        <@expression>.eval(x=<float> % 5, y=<=small>)
        sum(<A~> ** 2 for <A> in <floats>)
        <rng>.random()
    """),
    "bool": _lines("""
        <int> < <int>
        <int> <= <int> < <int>
        <float> >= <float>
        <int> == <int>
        <str> != <str>
        <str> < <str>
        not <bool>
        <bool> and <bool>
        <bool> or <bool>
        <int> in <ints>
        <str> not in <dict>
        <str> in <str>
        <none> is None
        all(<A~> > 0 for <A> in <ints>)
        any(<ints>)
        bool(<str>)
        isinstance(<int>, (int, float))
        <str>.startswith('a')
        <str>.isalpha()
        math.isclose(<float>, <float>)
        bool((<vec> > 0).any())
        np.allclose(<vec>, <vec>)
        <ints> == sorted(<ints>)
        <set> <= <set>
        <point> == <point>
    """),
    "str": _lines("""
        <str> + <str>
        <str> * <small>
        <str>.upper()
        <str>.title().swapcase()
        <str>.replace('a', <str>)
        <str>[<=index>:]
        <str>[::-1]
        <str>.strip().center(7, '*')
        <str>.zfill(4)
        str(<int>)
        str(<float>)
        repr(<str>)
        repr(<floats>)
        str(<pair>)
        '-'.join(<strs>)
        ', '.join(str(<A~>) for <A> in <ints>)
        f'{<@int>:>6}|{<@int>:<+6d}|{<@int>:^6}'
        f'{<@float>:.3f} {<@float>:10.2e} {<@float>:g}'
        f'{<@float>:+,.2f} {<@int>:08b} {<@int>:_}'
        f'{<@str>!r:>8} {<@str>:.2}'
        f'{<@ints>} {<@pair>}'
        f'{<@int>=} {<@bool>!s:5}|'
        f'{<@float>:{<=small>}.{<=small>}f}'
        '%d %5.2f %s' % (<int>, <float>, <str>)
        '%(a)s-%(b)03d' % {'a': <str>, 'b': <int>}
        '{} {:>4} {!r}'.format(<int>, <int>, <str>)
        '{0}{1}{0} {k:.1f}'.format(<int>, <str>, k=<float>)
        format(<float>, '.4g')
        hex(<int>)
        <strs>[<=index>]
        type(<int>).__name__
        <str> if <bool> else <str>
        str(<complex>)
        str(<dict>)
        str(<point>)
        str(<vec>)
        repr(<mat>)
        str(sorted(<set>))
        re.sub('[aeiou]', '_', <str>)
        <str>.partition('l')[2]
        ''.join(reversed(<str>))
        str(<@expression>.gradient('x'))
        str(<fraction>)
        chr(97 + <int> % 20)
        f'{<@vec>}'
        f'{<@value>.data:.2f}'
    """),
    "complex": _lines("""
        <complex> + <complex>
        <complex> * <float>
        (<complex>).conjugate()
        complex(<int>, <=small>)
    """),
    "none": _lines("""
        {}.get(<int>)
        None if <bool> else None
    """),
    "small": ("<int> % 3 + 1",),
    "ints": _lines("""
        [<int>, <int>, <int>]
        [<int>] * 3
        list(range(<small>, 6))
        [<A~> * <=small> for <A> in <ints>]
        [<A~> for <A> in range(4) if <A> != <=small>] + [1]
        <ints> + <ints>[:2]
        <ints>[::-1]
        sorted(<ints>)
        sorted(<ints>, key=lambda a: -a % 5)
        list(map(abs, <ints>))
        list(set(<ints>))
        [<int>, *<ints>]
        list(filter(lambda a: a % 2 == 0, <ints>)) or [<int>, <int>]
        [<A~> for <B~> in [<ints>, <ints>] for <A> in <B>]
        list(<dict>.values()) + [<int>, <int>]
        list(itertools.accumulate(<ints>))
        [<A~> + <B~> for <A>, <B> in zip(<ints>, <ints>)] + [0, 1]
        [<A~> - <B~> for <A>, <B> in enumerate(<ints>)]
        <ivec>.tolist()
        sum([[<A~>, <A> + 1] for <A> in range(2)], [])
        list(dict.fromkeys(<ints>)) * 2
        <rng>.sample(range(20), 4)
        list(<generator>)[:4] + [1, 2]
        copy.deepcopy(<ints>)
    """),
    "floats": _lines("""
        [<float>, <float>, <float>]
        [<A~> / 2 for <A> in <floats>]
        [<float>] + <floats>
        <vec>.tolist()
        [float(<A~>) for <A> in <ints>]
        [<A~> * <B~> for <A>, <B> in zip(<floats>, <floats>)] + [<float>, 1.0]
        list(map(lambda a: a - 0.5, <floats>))
        sorted(<floats>, reverse=True)
        [<rng>.random(), <rng>.uniform(-1, 1), <rng>.gauss(0, 1)]
    """),
    "strs": _lines("""
        [<str>, <str>]
        <str>.split(',') * 2
        [<A~>.lower() for <A> in <strs>]
        sorted(<strs>, key=len)
        list(<dict>) + ['k', 'v']
        (<str> + 'ab').split('a')
        [f'{<A~>:02d}' for <A> in range(2)]
        <strs> + [<str>]
    """),
    "dict": _lines("""
        {'a': <int>, 'b': <int>}
        {<str>: <int>, 'k': <int>}
        {<A~>: len(<A>) for <A> in <strs>}
        {**<dict>, 'z': <int>}
        <dict> | {'a': <int>}
        dict(zip(<strs>, <ints>))
        dict(a=<int>, c=<int>)
        dict(sorted(<dict>.items()))
        {str(<A~>): <B~> for <A>, <B> in enumerate(<ints>)}
    """),
    "set": _lines("""
        {<int>, <int>}
        set(<ints>)
        <set> | {<int>}
        <set> & set(<ints>)
        <set> - {<int>}
        <set> ^ {1, 2}
        {<A~> % 4 for <A> in <ints>}
        frozenset(<ints>)
    """),
    "pair": _lines("""
        (<int>, <float>)
        (<int>, <float>)
        <pair> if <bool> else (<int>, <float>)
        max((<int>, <float>), (<int>, <float>))
        tuple([<int>, <float>])
    """),
    "fraction": _lines("""
        Fraction(<int>, 7)
        <fraction> + Fraction(1, 3)
        <fraction> * <fraction>
        <fraction> - <int>
    """),
    "vec": _lines("""
        np.array([<float>, <float>, <float>, 1.0])
        np.linspace(<=small>, 5, 4)
        np.arange(4) / 2
        np.zeros(4)
        np.full(4, <float>)
        <vec> + <vec>
        <vec> * <float>
        <vec> - <vec>.mean()
        <vec> / (np.abs(<vec>) + 1)
        np.sqrt(np.abs(<vec>))
        np.tanh(<vec>)
        np.exp(-np.abs(<vec>))
        np.where(<vec> > 0, <vec>, 0.0)
        np.maximum(<vec>, <float>)
        np.clip(<vec>, -1, 1)
        <vec>[::-1]
        np.cumsum(<vec>)
        np.sort(<vec>)
        <mat>.sum(axis=0)
        <mat>[<=index>]
        <mat>.T @ np.array([1.0, 0.5, -1.0])
        <mat>.max(axis=0)
        np.roll(<vec>, <=small>)
        <ivec> * 0.5
        <vec>.copy()
        <vec> ** 2
        np.concatenate([<vec>[:2], <vec>[2:]])
        <vec>.astype(np.float32)
        <nprng>.normal(size=4)
        np.array(<ints> + [0, 0, 0, 0], dtype=float)[:4]
    """),
    "ivec": _lines("""
        np.array([<int>, <int>, 3, 4])
        np.arange(<=small>, 9, 2)[:4] % 5
        <ivec> + <ivec>
        <ivec> * 2 - 1
        <ivec> % 3
        np.argsort(<vec>)
        np.unique(<ivec>)
        <ivec> // 2
        (<vec> > <float>).astype(int)
        np.flatnonzero(<vec> > -1e9)
        <nprng>.integers(0, 10, 4)
    """),
    "mat": _lines("""
        np.arange(12.0).reshape(3, 4)
        np.ones((3, 4)) * <float>
        <mat> + <vec>
        <mat> * <mat>
        <mat> - <mat>.mean(axis=1, keepdims=True)
        np.outer(np.arange(3), <vec>)
        np.vstack([<vec>, <vec>, <vec>])
        <mat> @ np.eye(4)
        np.where(<mat> > <float>, 1.0, <mat>)
        (<mat>.T).T
        np.array([<vec>, <vec>, <vec>])
        <mat>[::-1]
        <nprng>.random((3, 4))
    """),
    "value": _lines("""
        Value(<float> % 4)
        <value> + <value>
        <value> * <value>
        <value> - <float>
        2 * <value>
        <value> / 3
        <value>.tanh()
        <value>.sigmoid()
        <value>.relu()
        (<value>.tanh()).exp()
        <value> ** 2
        -<value>
        sum([<value>, <value>])
    """),
    # Those of two variables, mostly: looking for the properties of one-variable formulas takes long.
    "expression": _lines("""
        Expression('f', 'x**2*y + <=small>*x')
        Expression('g', 'sin(x) * exp(-y/2)')
        Expression('h', 'a*x + b*y', params={'a': 2.0})
        Expression('k', 'a*x**2 + b', params={'a': <=small>})
    """),
    "rng": ("random.Random(<int>)",),
    "nprng": ("np.random.default_rng(<=small>)", "np.random.RandomState(<=small>)"),
    "generator": _lines("""
        (<A~> * 2 for <A> in <ints>)
        iter(<ints>)
        zip(<ints>, <strs>)
        enumerate(<strs>)
    """),
    "point": ("Point(<int>, <int>)", "Point(<int>, <int>)", "<point>.moved(<int>)", "<point> + <point>"),
}  # fmt: skip

#: What a program that uses a name starts with, in this order.
HEADERS: dict[str, str] = {
    "math.": "import math",
    "random.Random": "import random",
    "random.s": "import random",
    "itertools.": "import itertools",
    "functools.": "import functools",
    "statistics.": "import statistics",
    "re.sub": "import re",
    "copy.": "import copy",
    "contextlib.": "import contextlib",
    "collections.": "import collections",
    "enum.": "import enum",
    "Fraction": "from fractions import Fraction",
    "@dataclass": "from dataclasses import dataclass, field",
    "np.": "import numpy as np",
    "Value(": "from neurogebra import Value",
    "Expression(": "from neurogebra import Expression",
    "MathForge(": "from neurogebra import MathForge",
    "Point(": """
class Point:
    made = 0

    def __init__(self, x, y):
        self.x, self.y = x, y
        Point.made += 1

    def moved(self, by):
        return Point(self.x + by, self.y)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"
""",
}

#: Statements that may stand anywhere, by what they are about.
SMALL: dict[str, tuple[str, ...]] = {
    "binding": _blocks("""
<A:int> = <int>

<A:float> = <float>

<A:str> = <str>

<A:bool> = <bool>

<A:ints> = <ints>

<A:floats> = <floats>

<A:dict> = <dict>

<A:set> = <set>

<A:pair> = <pair>

<A:vec> = <vec>

<A:mat> = <mat>

<A:ivec> = <ivec>

<A:value> = <value>

<A:complex> = <complex>

<A:point> = <point>

<A:fraction> = <fraction>

<A:strs> = <strs>
"""),
    "assigning": _blocks("""
<A!int> += <int>

<A!int> = <A> % 100 - <int>

<A!int> *= 2

<A!int> //= 3

<A!float> -= <float>

<A!float> /= 3

<A!str> += <str>[:3]

<A:int>, <B:float> = <pair>

<A:int>, *<B:ints> = <ints> + [1, 2, 3]

*<B:ints>, <A:int> = <ints> + [1, 2, 3]

(<A:int>, <B:float>), <C:str> = <pair>, <str>

<A:int> = <B:int> = <int>

<A!int>, <B!int> = <B>, <A>

<A:int>: int = <int>

print((<A:int> := <int>), <A> + 1)

if (<A:int> := <int>) > 3:
    <body>

<B:ints> = [<A:int> := <=int>, <A> + 1, <A> * 2]

<A!ints> = <ints>

<A!float> = <float>

<A~> = <int>
del <A>
"""),
    "printing": _blocks("""
print(<int>, <str>, sep='|')

print(<str>, end='')

print(f'{<@int>} {<@int>!r:>5}', <float>)

print(<ints>, <dict>, <pair>)

print('a', *<ints>, sep=',', end=';\\n')

print(<vec>)

print(<@vec>.shape, <@vec>.dtype)

print(<point>, <point>)

print(<float>, <complex>, <bool>)

print(<@value>)

print(<str>)

print(type(<@pair>), <@set> and len(<@set>))
"""),
    "changing": _blocks("""
<@ints>.append(<int>)

<@ints>[0] = <int>

<@ints>[1:2] = <ints>[:3]

<@ints>.extend(<ints>[:2])

<@ints>.insert(1, <int>)

<@ints>.sort(key=lambda a: a % 4)

<A@ints>.reverse()

<@ints>[-1] += <int>

<@dict>[<str>] = <int>

<@dict>.setdefault(<str>, <int>)

<@dict>.update(b=<int>)

<A!ints> += [<int>]

<@strs>.append(<str>)

<@floats>[0] *= 2.0

<@point>.x = <int>

<@point>.y -= <int>

setattr(<@point>, 'x', <int>)

<@vec>[0] = <float>

<@vec>[1:3] *= 2

<A@vec>[<A> < 0] = 0.0

<@mat>[0] = <vec>

<@mat>[:, 1] = <float>

<@mat>[1, 2] += 1

<@value>.data = <float> % 3

<@value>.grad = 0.0

del <@strs>[0]

del <@ints>[-1]
"""),
}  # fmt: skip
#: Statements of the top level, by what they are about.
LARGE: dict[str, tuple[str, ...]] = {
    **SMALL,
    "branching": _blocks("""
if <bool>:
    <body>
elif <bool>:
    <body>
else:
    <body>

if <int> > 3 and not <bool>:
    <body>

<A:int> = 0
if <bool>:
    <A> = <int>
else:
    <A> = -1

match <int> % 4:
    case 0 | 1:
        <body>
    case <A~int> if <A> > 2:
        <body>
    case _:
        <body>

match <ints>:
    case []:
        <body>
    case [<A~int>]:
        <body>
    case [<A~int>, *<B~ints>]:
        print(<A>, <B>)

match {'k': <int>, 'n': <str>, **<dict>}:
    case {'k': <A~int>, 'n': str() as <B~str>, **<C~dict>}:
        print(<A>, <B>, <C>)

match <point>:
    case Point(x=0):
        <body>
    case Point(x=<A~int>, y=int(<B~int>)):
        print(<A>, <B>)

match <pair>:
    case (0, float()):
        <body>
    case (<A~int>, <B~float>) as <C~pair>:
        print(<A>, <B>, <C>)
"""),
    "looping": _blocks("""
for <A~int> in range(<small>):
    <body>

for <A~int> in <ints>[:4]:
    if <A> % 2:
        continue
    <body>
else:
    <body>

for <A~int> in <ints>[:4]:
    <body>
    if <A> == <=small>:
        break
else:
    print('no break')

for <A~int>, <B~str> in enumerate(<strs>[:3]):
    <body>

for <A~str>, <B~int> in <dict>.items():
    <body>

for <A~int>, (<B~str>, <C~int>) in zip(<ints>, <dict>.items()):
    print(<A>, <B>, <C>)

<A:int> = <=small>
while <A> < 6:
    <A> += <=small>
    <body>
else:
    <body>

<A:int> = 0
while True:
    <A> += 1
    if <A> > <=small>:
        break
    <body>

for <A~int> in range(2):
    for <B~int> in range(<A>, 3):
        <body>

<A:int> = <int> % 30 + 1
<B:int> = 0
while <A> != 1 and <B> < 12:
    <A> = <A> // 2 if <A> % 2 == 0 else 3 * <A> + 1
    <B> += 1

for <A~float> in <vec>:
    print(<A>)

for <A~vec> in <mat>:
    <body>

<A:ints> = []
for <B~int> in range(<small>):
    <A>.append(<int>)
"""),
    "functions": _blocks("""
def <F~>(a, b=<=int>):
    <body>
    return a * 2 - b
<A:int> = <F>(<int>)
<B:int> = <F>(<int>, b=<int>)

def <F~>(a, /, b, *c, d=<=int>, **e):
    return a + b + sum(c) + d + len(e)
<A:int> = <F>(<int>, <int>, *<ints>, d=<int>, k=<int>)
print(<F>(1, b=2, **{'z': 1}))

def <F~>(n):
    return 1 if n <= 1 else n * <F>(n - 1)
<A:int> = <F>(<=small> + 4)

def <F~>(a, seen=[]):
    seen.append(a)
    return len(seen)
<F>(<int>)
<A:int> = <F>(<int>)

<F~> = lambda a, *b, k=<=int>: (a, len(b), k)
print(<F>(<int>), <F>(<int>, 1, 2, k=<int>))

<N:int> = <int>
def <F~>():
    global <N>
    <N> += 1
    return <N>
<A:int> = <F>() + <F>()

def <F~>(a: list[int], k: int = 2) -> list[int]:
    '''Doc.'''
    for i in range(len(a)):
        a[i] *= k
    return a
<A:ints> = <F>(<@ints>, <small>)

def <F~>(a, b):
    if a > b:
        return 'more', a
    if a == b:
        return None
    return 'less', b
print(<F>(<int>, <int>), <F>(1, 1), <F>.__name__)

def <F~>(f, n):
    return [f(i) for i in range(n)]
<A:ints> = <F>(lambda a: a * <int>, 3)

@functools.lru_cache(maxsize=None)
def <F~>(n):
    return n if n < 2 else <F>(n - 1) + <F>(n - 2)
<A:int> = <F>(12)

<F~> = functools.partial(lambda a, b, c=0: a - b + c, <int>, c=<int>)
<A:int> = <F>(<int>)
"""),
    "closures": _blocks("""
def <F~>(start):
    total = start
    def inner(by=1):
        nonlocal total
        total += by
        return total
    return inner
<G~> = <F>(<int>)
<G>(<int>)
<A:int> = <G>()
print(<G>(2), <F>(1)())

<F~> = [lambda a, k=i: a * k for i in range(3)]
<A:ints> = [f(<int>) for f in <F>]

<F~> = []
for <I~> in range(3):
    <F>.append(lambda: <I>)
print([f() for f in <F>])

def <F~>(function):
    calls = []
    @functools.wraps(function)
    def inner(*args, **kwargs):
        calls.append(args)
        return function(*args, **kwargs), len(calls)
    return inner
@<F>
def <G~>(a, b=1):
    return a + b
print(<G>(<int>), <G>(<int>, b=<int>), <G>.__name__)

def <F~>(*functions):
    def composed(a):
        for function in functions:
            a = function(a)
        return a
    return composed
<A:int> = <F>(abs, lambda a: a + <=int>, lambda a: a % 17)(<int>)
"""),
    "classes": _blocks("""
class <C~>:
    count = 0

    def __init__(self, items):
        self.items = list(items)
        <C>.count += 1

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item):
        return item in self.items

    def __repr__(self):
        return f'<C>({self.items})'
<A~> = <C>(<ints>)
print(len(<A>), <A>[0], <int> in <A>, [*<A>], <A>, <C>.count)
<B:ints> = [x + 1 for x in <A>]

class <C~>:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x * 2

    @x.setter
    def x(self, value):
        if value < 0:
            raise ValueError('negative')
        self._x = value

    @classmethod
    def zero(cls):
        return cls(0)

    @staticmethod
    def twice(a):
        return a * 2
<A~> = <C>(<int>)
<B:int> = <A>.x
<A>.x = abs(<int>)
print(<A>.x, <C>.zero().x, <C>.twice(<int>))

class <C~>:
    kind = 'base'

    def area(self):
        return 1.0

    def describe(self):
        return f'{self.kind}: {self.area():.2f}'
class <D~>(<C>):
    kind = 'derived'

    def __init__(self, side):
        super().__init__()
        self.side = side

    def area(self):
        return self.side ** 2 + super().area()
<A:float> = <D>(<float> % 9).area()
print(<C>().describe(), <D>(<=small>).describe(), isinstance(<D>(1), <C>))

class <C~>:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return <C>(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return <C>(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return <C>(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, <C>) and (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        return self.x < other.x

    def __bool__(self):
        return self.x != 0

    def __str__(self):
        return f'<{self.x}, {self.y}>'
<A~> = <C>(<int>, <int>) + <C>(1, 2) * <int>
<B~> = 3 * -<A>
print(<A>, <B>, <A> == <B>, <A> < <B>, bool(<A>), sorted([<A>, <B>])[0])

class <C~>:
    __slots__ = ('a', 'b')

    def __init__(self, a):
        self.a = a
        self.b = [a]

    def __call__(self, k):
        self.b.append(k)
        return self.a * k
<A~> = <C>(<int>)
<B:int> = <A>(<int>) + <A>(2)
<C:ints> = <A>.b

class <C~>:
    def __init__(self):
        self.log = []

    def __enter__(self):
        self.log.append('in')
        return self

    def __exit__(self, kind, error, traceback):
        self.log.append(kind.__name__ if kind else 'out')
        return kind is ValueError
<A~> = <C>()
with <A> as <B~>:
    <B>.log.append(<str>)
    if <bool>:
        raise ValueError(<str>)
    <body>
print(<A>.log)

@dataclass
class <C~>:
    a: int
    b: float = <=float>
    items: list = field(default_factory=list)

    def total(self):
        return self.a + self.b + len(self.items)
<A~> = <C>(<int>)
<A>.items.append(<int>)
<B:float> = <A>.total()
print(<A>, <A> == <C>(<int>, <float>), <C>(1).items)

@dataclass(frozen=True, order=True)
class <C~>:
    a: int
    b: str = 'b'
<A~> = sorted([<C>(<int>), <C>(<int>, <str>)])
print(<A>[0], <A>[0] < <A>[1], hash(<A>[0]) == hash(<A>[0]))

class <C~>(enum.Enum):
    ONE = 1
    TWO = <int> + 1000
print(<C>.ONE, <C>.TWO.value, <C>(1).name, [c.name for c in <C>])

<C~> = collections.namedtuple('<C>', 'x y')
<A~> = <C>(<int>, y=<float>)
print(<A>, <A>.x, <A>._replace(x=<int>), *<A>)
"""),
    "generators": _blocks("""
def <F~>(n):
    a, b = 0, 1
    while a < n:
        yield a
        a, b = b, a + b
<A:ints> = list(<F>(<int> % 50 + 5))
print(sum(<F>(30)), next(<F>(9)))

def <F~>():
    total = 0
    while True:
        got = yield total
        if got is None:
            return
        total += got
<G~> = <F>()
next(<G>)
<A:int> = <G>.send(<int>)
print(<G>.send(<int>))

def <F~>(items):
    for item in items:
        yield item
        yield from [item] * 2
    return 'done'
<G~> = <F>(<ints>)
<A:int> = next(<G>)
print(next(<G>), list(<G>)[:5])

def <F~>(items):
    try:
        for item in items:
            yield item * 2
    finally:
        print('closed')
<G~> = <F>(<ints>)
print(next(<G>))
<G>.close()

<G~> = (a * a for a in <ints>)
<A:int> = next(<G>)
<B:ints> = [*<G>, 0, 1]

@contextlib.contextmanager
def <F~>(name):
    print('enter', name)
    try:
        yield name.upper()
    finally:
        print('leave')
with <F>(<str>) as <A~str>:
    <body>

class <C~>:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i, self.n - i
for <A~int>, <B~int> in <C>(<small>):
    <body>
"""),
    "exceptions": _blocks("""
try:
    <A:int> = <int> // (<int> % 2)
except ZeroDivisionError as <E~>:
    print('caught', <E>)
    <A> = -1
else:
    <body>
finally:
    print('finally')

try:
    print(<dict>[<str>])
except (KeyError, IndexError) as <E~>:
    print(type(<E>).__name__, <E>.args)

try:
    print(<ints>[<int> % 9])
except IndexError as <E~>:
    print(repr(<E>))

try:
    <body>
    raise ValueError(<str>, <int>)
except TypeError:
    print('never')
except ValueError as <E~>:
    print(<E>.args)

class <C~>(Exception):
    def __init__(self, code):
        super().__init__(f'code {code}')
        self.code = code
def <F~>(n):
    if n % 2:
        raise <C>(n)
    return n
<A:ints> = []
for <I~> in <ints>[:4]:
    try:
        <A>.append(<F>(<I>))
    except <C> as <E~>:
        <A>.append(-<E>.code)
<A>.extend([1, 2])

def <F~>(n):
    try:
        return 10 // n
    except ZeroDivisionError:
        return 'inf'
    finally:
        print('tried', n)
print(<F>(<int> % 2), <F>(0))

try:
    try:
        int(<str>)
    except ValueError as <E~>:
        raise RuntimeError('outer') from <E>
except RuntimeError as <E2~>:
    print(<E2>, '<-', <E2>.__cause__)

with contextlib.suppress(KeyError, ZeroDivisionError):
    print(1 // (<int> % 2))
    <body>

try:
    assert <bool>, <str>
except AssertionError as <E~>:
    print('assert', <E>)

try:
    <A:int> = <str> + <int>
except TypeError as <E~>:
    print(<E>)
    <A> = 0
"""),
    "aliasing": _blocks("""
<A:ints> = <@ints>
<A>.append(<int>)

<A:ints> = <B@ints>[:]
<B>[0] = <int>

<A~> = [<B@ints>, <B>]
<A>[0].append(<int>)
print(<A>, <B>)

<A~> = {'k': <B@ints>, 'd': <@dict>}
<A>['k'][0] += 1
<A>['d']['new'] = <int>
print(<A>)

<A~> = copy.copy([<B@ints>])
<C~> = copy.deepcopy([<B>])
<B>.append(7)
print(<A>, <C>)

<A~> = [[0] * 2] * 2
<A>[0][1] = <int>
print(<A>)

def <F~>(items, more):
    items.append(more)
    items = [more]
    return items
<A:ints> = <F>(<B@ints>, <int>) + [1]
print(<B>)

<A:vec> = <B@mat>[<=index>]
<A> += 1
print(<B>.sum())

<A:vec> = <B@vec>[:]
<A>[0] = <float>
<C:vec> = <B>.copy()
<B> *= 2

<A:mat> = <B@mat>.reshape(4, 3).T.reshape(3, 4)
<B>[0, 0] = <float>

<A:point> = <B@point>
<A>.x += <int>
print(<A> is <B>, <B>)

<A~> = <B@mat>.T
<A>[0, 1] = <float>
print(<B>[1, 0])
"""),
    "arrays": _blocks("""
<A:vec> = <vec>
<B~> = <A> > <A>.mean()
print(<B>, <A>[<B>], <B>.sum())

<A:mat> = <mat>
print(<A>.shape, <A>.sum(axis=1), <A>.argmax(), <A>[1:, ::2])

<A:float> = float(np.linalg.norm(<vec>))

<A:mat> = <mat>
<A>[<A> > <float>] = 0
<A> -= <A>.min()

<A~> = np.linalg.solve(np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([<float>, <float>]))
print(<A>)

print(np.array_equal(<vec>, <vec>), np.argmin(<vec>), np.median(<vec>))

<A:vec> = np.zeros(4)
for <I~int> in range(4):
    <A>[<I>] = <float>

<A~> = <vec>[:, None] * <vec>[None, :]
print(<A>.shape, np.trace(<A>))

<A:ivec> = <ivec>
print(<A>, <A>.dtype, <A>.max(), np.bincount(np.abs(<A>) % 5))

<A~> = np.stack([<vec>, <vec>], axis=1)
<B:vec> = <A>.mean(axis=1)
print(<A>)

<A~>, <B~> = np.unique(<ivec>, return_counts=True)
print(<A>, <B>)

np.random.seed(<=small>)
<A:vec> = np.random.randn(4)
<B:mat> = np.random.uniform(-1, 1, (3, 4))
print(np.random.randint(0, 10, 3), np.random.permutation(4))

<A:vec> = np.arange(8.0)[1:8:2]
<A> **= 2
<B~> = <A>.reshape(2, 2)
<B>[0] = <float>
print(<A>, <B> @ <B>)

print(np.einsum('ij,j->i', <mat>, <vec>), np.diff(<vec>), np.percentile(<vec>, 25))

<A~> = <vec>.tolist()
<B:vec> = np.array(<A>) * [1, 2, 3, 4]
"""),
    "random": _blocks("""
random.seed(<int>)
<A:float> = random.random()
<B:int> = random.randint(1, 6)
<C~> = [1, 2, 3, 4]
random.shuffle(<C>)
print(<C>, random.choice(<C>), random.sample(range(9), 2))

<R:rng> = random.Random(<int>)
<A:float> = <R>.uniform(0, <float>)
<B:int> = <R>.choice(<ints>)
print(<R>.gauss(0, 1), <R>.choices('abc', k=3))

<R:nprng> = np.random.default_rng(<=small>)
<A:vec> = <R>.standard_normal(4)
print(<R>.integers(0, 9, 3), <R>.choice(3))
"""),
    "values": _blocks("""
<A:value> = Value(<float> % 3)
<B:value> = Value(<float> % 3)
<C:value> = (<A> * <B> + <value>).tanh()
<C>.backward()
print(<A>.grad, <B>.grad)

<A:value> = Value(<float> % 2)
<B:value> = <A>
for <I~> in range(<small>):
    <B> = <B> * <A> + <I>
<B>.backward()
<D:float> = <A>.grad

<W:value> = Value(0.5)
for <I~> in range(<small>):
    <L~> = (<W> * <float> - <=small>) ** 2
    <W>.grad = 0
    <L>.backward()
    <W>.data -= 0.01 * <W>.grad
    print(<I>, <L>.data)

<A:value> = Value(<float> % 4)
<B:value> = <A> * <A>
<B>.backward()
<C:value> = <A> * 3
<C>.backward()
print(<A>.grad)
<A>.grad = 0.0
<C>.backward()

<A~> = [Value(w) for w in (0.1, -0.2, 0.3)]
<B:value> = sum((w * x for w, x in zip(<A>, <floats>)), Value(<float> % 2)).sigmoid()
<B>.backward()
print([w.grad for w in <A>])

class <C~>:
    def __init__(self, n):
        self.w = [Value(0.1 * i) for i in range(n)]
        self.b = Value(0.0)

    def __call__(self, xs):
        return (sum(w * x for w, x in zip(self.w, xs)) + self.b).relu()

    def parameters(self):
        return [*self.w, self.b]
<N~> = <C>(<small>)
<A:value> = <N>(<floats>)
for <P~> in <N>.parameters():
    <P>.grad = 0
<A>.backward()
print([p.grad for p in <N>.parameters()])

<A:value> = <value>
<A>.backward()
"""),
    "formulas": _blocks("""
<A:expression> = <expression>
print(<A>.variables, <A>.text)

<A:expression> = Expression('f', 'x**2*y - <=small>*x')
<B:float> = <A>.eval(x=<float> % 5, y=<int>)
print(<A>.gradient('x').eval(x=<=small>, y=<=float>), <A>.gradient('y'))

<F~> = MathForge()
<A~> = <F>.get('relu')
print(<A>.eval(x=<float>), <A>.formula, <F>.get('mse').eval(y_pred=<float> % 5, y_true=<=small>))

<A:expression> = Expression('quad', 'a*x**2 + b*y', params={'a': <=small>, 'b': 0.5})
print([<A>.eval(x=i, y=1) for i in range(3)], <A>.params)
<A>.params['a'] = <float> % 9
print(<A>.eval(x=2, y=<=small>))

<A~> = Expression('f', 'x*y + 1').eval(x=<vec>, y=<float>)
print(<A>)
"""),
    "raising": _blocks("""
raise ValueError(<str>)

print(<ints>[<int> + 500])

print({}[<str>])

<A~> = <int> // 0

<A~> = None
<A>.missing

assert <bool> and False, <str>

int(<str> + 'q')

def <F~>(a):
    return a.nothing
<F>(<int>)

<A~>, <B~> = <ints> + [1, 2, 3]

print(undefined_name + <int>)

def <F~>(n):
    if n == 0:
        raise KeyError('deep', n)
    return <F>(n - 1)
<F>(<small>)

for <I~> in range(3):
    print(6 / (1 - <I>))

<str> + <int>

len(<int>)

<vec> + np.ones(3)

Expression('f', 'x + 1').eval(y=<int>)

MathForge().get('sigmodi')

next(iter([]))

class <C~>(Exception):
    pass
raise <C>(<str>, <int>) from None

(lambda a: a)(<int>, <int>)

try:
    <@dict>['no such key']
finally:
    print('last words')
"""),
}  # fmt: skip
