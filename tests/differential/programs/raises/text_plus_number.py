name, age = "Ann", 7
message = name + " is " + str(age)
print(message)
message = name + " is " + age
