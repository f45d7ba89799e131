def area(width, height):
    return width * height
print(area(2, 3))
label = "area: " + area(2, 3)
print(label)
