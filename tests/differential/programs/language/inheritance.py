class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return "..."

    def describe(self):
        return f"{self.name} says {self.speak()}"


class Dog(Animal):
    def speak(self):
        return "Woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak().lower() + "!"


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B", *super().who()]


class C(A):
    def who(self):
        return ["C", *super().who()]


class D(B, C):
    def who(self):
        return ["D", *super().who()]


animals = [Animal("thing"), Dog("Rex"), Puppy("Bit", 1)]
for animal in animals:
    print(animal.describe(), type(animal).__name__)
print(D().who(), [c.__name__ for c in D.__mro__])
print(isinstance(animals[2], Animal), issubclass(Puppy, Dog), isinstance(animals[0], Dog))


class Stack(list):
    def push(self, item):
        self.append(item)

    def peek(self):
        return self[-1]


stack = Stack()
stack.push(1)
stack.push(2)
print(stack, stack.peek(), len(stack), stack.pop(), Stack([5]) + [6])


class Celsius(float):
    def to_f(self):
        return self * 9 / 5 + 32


print(Celsius(100).to_f(), Celsius(10) + 1)


class Default(dict):
    def __missing__(self, key):
        return f"no {key}"


d = Default(a=1)
print(d["a"], d["b"], d.get("b"))
