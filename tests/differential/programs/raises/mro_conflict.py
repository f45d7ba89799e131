class A: pass
class B(A): pass
class C(B, A): pass
print([k.__name__ for k in C.__mro__])
class D(A, B): pass
