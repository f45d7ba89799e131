row = ("x", 3)
print("%s=%d" % row)
print("%s=%d %s" % row)
