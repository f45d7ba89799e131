head, *tail = "x"
print(head, tail)
a, b, *c = [1, 2]
print(a, b, c)
p, q, *r = [1]
