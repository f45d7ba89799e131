"""Text that is read as a path, a template or a program."""

ATTEMPTS: dict[str, str] = {
    "format walks attributes": """
def f(): pass
got = "{0.__globals__}".format(f)
""",
    "format walks to a class": """
got = "{0.__class__.__base__}".format(1)
""",
    "format walks by keyword": """
def f(): pass
got = "{f.__code__.co_consts}".format(f=f)
""",
    "format walks into an item": """
import statistics
got = "{0.__globals__[sys]}".format(statistics.mean)
""",
    "format_map walks attributes": """
def f(): pass
got = "{f.__globals__}".format_map({"f": f})
""",
    "format of the class": """
def f(): pass
got = str.format("{0.__globals__}", f)
""",
    "format handed to map": """
def f(): pass
got = list(map("{0.__globals__}".format, [f]))
""",
    "format of the class handed to map": """
def f(): pass
got = list(map(str.format, ["{0.__globals__}"], [f]))
""",
    "format by getattr": """
def f(): pass
got = getattr("{0.__globals__}", "format")(f)
""",
    "format by attrgetter": """
import operator
def f(): pass
got = operator.attrgetter("format")("{0.__globals__}")(f)
""",
    "format by methodcaller": """
import operator
def f(): pass
got = operator.methodcaller("format", f)("{0.__globals__}")
""",
    "format of a str of one's own": """
class S(str): pass
def f(): pass
got = S("{0.__globals__}").format(f)
""",
    "format by super in a str of one's own": """
class S(str):
    def walk(self, thing): return super().format(thing)
def f(): pass
got = S("{0.__globals__}").walk(f)
""",
    "format of a str of one's own handed to map": """
class S(str): pass
def f(): pass
got = list(map(S("{0.__globals__}").format, [f]))
""",
    "format of a member that is a text": """
from enum import StrEnum
class T(StrEnum):
    A = "{0.__globals__}"
def f(): pass
got = T.A.format(f)
""",
    "format of a UserString": """
from collections import UserString
def f(): pass
got = UserString("{0.__globals__}").format(f)
""",
    "format of a UserString of one's own": """
from collections import UserString
class U(UserString): pass
def f(): pass
got = U("{0.__globals__}").format(f)
""",
    "format within a format spec": """
def f(): pass
got = "{0:{1.__class__}}".format(1, f)
""",
    "format of a field that formats": """
class A:
    def __format__(self, spec): return "{0.__globals__}"
def f(): pass
got = "{0}".format(A()).format(f)
""",
    "format with a mapping that answers": """
class M(dict):
    def __missing__(self, name): return (lambda: 0)
got = "{x.__globals__}".format_map(M())
""",
    "string.Formatter": """
import string
def f(): pass
got = string.Formatter().format("{0.__globals__}", f)
""",
    "string.Template": """
import string
got = string.Template("$x").pattern
""",
    "percent formatting reaches no attribute": """
def f(): pass
got = "%(f.__globals__)s" % {"f": f}
""",
    "percent formatting of a mapping that answers": """
asked = []
class M(dict):
    def __missing__(self, name): asked.append(name); return 1
got = "%(x.__globals__)d" % M()  # may get: '1'
""",
    "a name that hashes as another": """
class S(str):
    def __hash__(self): return -4594634513014340567
    def __eq__(self, other): return True
def f(): pass
got = getattr(f, S("__globals__"))
""",
    "a name that is equal to all": """
class S(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
def f(): pass
got = getattr(f, S("__code__"))
""",
    "a path that splits as it likes": """
import operator
class S(str):
    def split(self, *a): return ["__globals__"]
def f(): pass
got = operator.attrgetter(S("__name__"))(f)
""",
    "a name that changes for hasattr": """
class S(str):
    def startswith(self, *a): return False
    def endswith(self, *a): return False
def f(): pass
got = hasattr(f, S("__globals__"))
""",
    "a name that changes for setattr": """
class S(str):
    def startswith(self, *a): return False
class A: pass
a = A()
setattr(a, S("__array_interface__"), {})
got = a
import numpy as np
got = np.asarray(a)
""",
    "a template that is replaced while it is read": """
class S(str):
    def __iter__(self): return iter("{0.__globals__}")
def f(): pass
got = f"{S('x')}"  # may get: 'x'
""",
    "a pattern with a callback": """
import re
got = re.sub("x", lambda m: m.re, "x")
""",
    "the pattern of a match": """
import re
got = re.match("x", "x").re  # may get: re.compile('x')
""",
    "the template of a pattern": """
import re
got = re.template("x")
""",
    "the scanner of a pattern": """
import re
got = re.compile("x").scanner("x")
""",
    "the parser of patterns": """
import re
got = re._parser
""",
    "the compiler of patterns": """
import re
got = re.sre_compile
""",
    "an encoding by name": """
got = "x".encode("idna")
""",
    "a codec that imports": """
got = "x".encode("zlib_codec")
""",
    "decoding by a module's name": """
got = b"x".decode("os")
""",
    "text wrapped with options": """
import textwrap
got = textwrap.wrap("a b", width=5, __class__=5)
""",
}
