# Homework 3 - grades
students = {"Anna": [90, 85, 77], "Ben": [60, 70, 65], "Carla": [100, 95, 98], "Dan": [55, 48, 71]}

def average(l):
    s = 0
    for i in range(0, len(l)):
        s = s + l[i]
    return s / len(l)

def letter(a):
    if a >= 90:
        return "A"
    elif a >= 80:
        return "B"
    elif a >= 70:
        return "C"
    else:
        return "F"

best = ""
bestavg = 0
for name in students:
    avg = average(students[name])
    print(name + ": " + str(round(avg, 2)) + " " + letter(avg))
    if avg > bestavg:
        bestavg = avg
        best = name
print("Best student is", best, "with", "%.2f" % bestavg)

# curve
curved = {}
for name, marks in students.items():
    curved[name] = [min(100, m + (100 - max(marks)) // 2) for m in marks]
print(curved)
i = 0
while i < 3:
    col = [students[n][i] for n in students]
    print("test", i + 1, "min", min(col), "max", max(col), "avg", sum(col) / len(col))
    i += 1
