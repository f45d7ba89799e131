class Temperature:
    def __init__(self, c): self.c = c
    def __str__(self):
        return f"{self.c:.1f}°C"
readings = [Temperature(3), Temperature(4.25)]
for r in readings:
    print(r)
broken = Temperature("hot")
print(broken)
