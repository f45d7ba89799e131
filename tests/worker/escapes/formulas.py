"""Formulas, Values and what the core package and sympy make of what they are given."""

ATTEMPTS: dict[str, str] = {
    "a program as a formula": """
from neurogebra import Expression
got = Expression("f", "__import__('os').system('true')")
""",
    "a walk as a formula": """
from neurogebra import Expression
got = Expression("f", "x.__class__.__base__")
""",
    "a lambda as a formula": """
from neurogebra import Expression
got = Expression("f", "(lambda: 1)()")
""",
    "a comprehension as a formula": """
from neurogebra import Expression
got = Expression("f", "[x for x in ().__class__.__mro__]")
""",
    "a subscript as a formula": """
from neurogebra import Expression
got = Expression("f", "x[0]")
""",
    "a text in a formula": """
from neurogebra import Expression
got = Expression("f", "exp('1')")
""",
    "eval in a formula": """
from neurogebra import Expression
got = Expression("f", "eval(x)")
""",
    "a program among the names of parameters": """
from neurogebra import Expression
got = Expression("f", "x", params={"__import__('os')": 1}).eval(x=1)  # may get: 1
""",
    "a program among names that answer": """
from neurogebra import Expression
class S(str):
    def isidentifier(self): return True
got = Expression("f", "x", params={S("a): return 5\\n#"): 1}).eval(x=1)
""",
    "special names as parameters": """
from neurogebra import Expression
got = Expression("f", "x + __builtins__", params={"__builtins__": 1}).eval(x=1)  # may get: 2
""",
    "a program as a name": """
from neurogebra import Expression
got = Expression("f(): pass; import os #", "x").eval(x=1)  # may get: 1
""",
    "a formula that answers as text": """
from neurogebra import Expression
class S(str):
    def __len__(self): return 1
    def strip(self, *a): return "__import__('os')"
got = Expression("f", S("2*x")).eval(x=1)  # may get: 2
""",
    "compose of a program": """
from neurogebra import MathForge
got = MathForge().compose("__import__('os').system('true')")
""",
    "compose of a walk": """
from neurogebra import MathForge
got = MathForge().compose("mse.__class__")
""",
    "register of a program": """
from neurogebra import MathForge
forge = MathForge()
forge.register("f", "eval('1')")
got = forge.get("f")
""",
    "a tree of one's own": """
from neurogebra import Expression
class Apply:
    op = "eval"
    args = ()
got = Expression("f", Apply())
""",
    "a thing that says it is sympy's": """
from neurogebra import Expression
class E:
    def _sympy_(self): return "__import__('os')"
E.__module__ = "sympy.core"
got = Expression("f", E())
""",
    "subs with a program": """
from neurogebra import Expression
got = Expression("f", "x").symbolic_expr.subs("x", "().__class__.__name__")
""",
    "subs with a program through map": """
from neurogebra import Expression
s = Expression("f", "x + 1").symbolic_expr
got = list(map(s.subs, ["x"], ["().__class__"]))
""",
    "subs with a mapping of programs": """
from neurogebra import Expression
got = Expression("f", "x + 1").symbolic_expr.subs({"x": "().__class__"})
""",
    "subs with a thing that prints as a program": """
from neurogebra import Expression
class P:
    def __str__(self): return "().__class__"
    __repr__ = __str__
got = Expression("f", "x + 1").symbolic_expr.subs("x", P())
""",
    "diff by a program": """
from neurogebra import Expression
got = Expression("f", "x + 1").symbolic_expr.diff("().__class__")
""",
    "evalf with a program": """
from neurogebra import Expression
got = Expression("f", "x + 1").symbolic_expr.evalf(subs={"x": "().__class__"})
""",
    "the class of a sympy function with a program": """
from neurogebra import Expression
got = Expression("f", "sin(x)").symbolic_expr.func("().__class__")
""",
    "the class of a sympy function through map": """
from neurogebra import Expression
got = list(map(Expression("f", "sin(x)").symbolic_expr.func, ["().__class__"]))
""",
    "the type of a sympy function": """
from neurogebra import Expression
got = type(Expression("f", "sin(x)").symbolic_expr)("().__class__")
""",
    "the type of a sympy function by a delegating generator": """
from neurogebra import Expression
class It:
    send = type(Expression("f", "sin(x)").symbolic_expr)
    def __iter__(self): return self
    def __next__(self): return 0
def g(): yield from It()
it = g()
next(it)
got = it.send("().__class__")
""",
    "lambdify": """
import sympy
got = sympy.lambdify("x", "().__class__")
""",
    "sympify": """
from sympy import sympify
got = sympify("().__class__")
""",
    "a sympy expression's assumptions": """
from neurogebra import Expression
got = Expression("f", "x").symbolic_expr.assumptions0
""",
    "a sympy expression's module": """
from neurogebra import Expression
got = Expression("f", "x").symbolic_expr.__module__
""",
    "an Expression's compiled function": """
from neurogebra import Expression
got = Expression("f", "x")._call
""",
    "an Expression's tree": """
from neurogebra import Expression
got = Expression("f", "x")._tree
""",
    "an Expression's reduce": """
from neurogebra import Expression
got = Expression("f", "x").__reduce__()
""",
    "an Expression's plot": """
from neurogebra import Expression
got = Expression("f", "x").visualize()
""",
    "an Expression's attribute stored": """
from neurogebra import Expression
e = Expression("f", "x")
e._call = eval
got = e.eval("1+1")
""",
    "a Value's row stored": """
from neurogebra import Value
v = Value(1.0)
v._row = 5
got = v._row
""",
    "a Value's operands": """
from neurogebra import Value
got = (Value(1.0) + 2)._u
""",
    "a Value of what is no number": """
from neurogebra import Value
got = Value((lambda: 0))
""",
    "a Value whose data walks": """
from neurogebra import Value
class F(float):
    def __mul__(self, other): return other.__class__.__init__.__globals__
got = (Value(F(1.0)) * Value(2.0)).data
""",
    "a method put on Value": """
from neurogebra import Value
Value.tanh = lambda self: 5
got = Value(0.0).tanh()
""",
    "a method put on Value by setattr": """
from neurogebra import Value
setattr(Value, "__add__", lambda a, b: 5)
got = Value(1.0) + 2
""",
    "the catalogue's registered expressions": """
from neurogebra import MathForge
got = MathForge()._registered
""",
    "a category that answers": """
from neurogebra import MathForge
class S(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
got = len(MathForge().list_all(category=S("nothing"))) > 500  # may get: False
""",
    "the operations' table": """
from neurogebra.ops import OPS
got = OPS
""",
}
