from neurogebra import Value
try:
    Value(0.0).log()
except ArithmeticError as error:
    print(type(error).__name__)
try:
    Value(1.0) / Value(0.0)
except ZeroDivisionError as error:
    print("zero", type(error).__name__)
try:
    Value("text")
except TypeError as error:
    print("type")
x = Value(4.0)
try:
    x + "a"
except TypeError:
    print("cannot add")
print((x**0.5).data, x.sqrt().data, (x - 4).relu().data)
y = (x - 4).relu()
y.backward()
print(x.grad)
