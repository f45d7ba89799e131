print(chr(9731), ord("☃"), [chr(c) for c in range(97, 100)])
chr(-1)
