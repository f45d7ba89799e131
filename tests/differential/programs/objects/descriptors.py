class Positive:
    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot, 0)
    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name} must not be negative: {value}")
        setattr(instance, self.slot, value)
    def __delete__(self, instance):
        delattr(instance, self.slot)
class Lazy:
    def __init__(self, function):
        self.function = function
        self.calls = 0
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, instance, owner):
        if instance is None:
            return f"lazy {self.name} of {owner.__name__}"
        self.calls += 1
        value = instance.__dict__[self.name] = self.function(instance)
        return value
class Item:
    price = Positive()
    quantity = Positive()
    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity
    @Lazy
    def total(self):
        return self.price * self.quantity
item = Item(2.5, 4)
print(item.price, item.total, item.total, item.__dict__)
try:
    item.quantity = -1
except ValueError as error:
    message = str(error)
    print(message)
del item.price
print(item.price, Item.total, Item.price.name, type(Item.price).__name__)
class Celsius:
    def __get__(self, obj, cls):
        return (obj.fahrenheit - 32) * 5 / 9
    def __set__(self, obj, value):
        obj.fahrenheit = value * 9 / 5 + 32
class Room:
    celsius = Celsius()
    def __init__(self, fahrenheit):
        self.fahrenheit = fahrenheit
room = Room(212)
before = room.celsius
room.celsius = 20
print(before, room.fahrenheit, room.celsius)
class ReadOnly:
    def __get__(self, obj, cls): return 42
class Free(ReadOnly): pass
class User: answer = Free()
user = User()
user.answer = 1
print(user.answer, User.answer)
