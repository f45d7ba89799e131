def area(width, height=1):
    return width * height
sizes = [area(2), area(3, height=4)]
print(sizes)
total = area(3, heigth=2)
