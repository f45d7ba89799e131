template = "{name} is {age:>4} years"
print(template.format(name="Ann", age=3))
print("{} {}".format(1, 2))
print(template.format(name="Bob"))
