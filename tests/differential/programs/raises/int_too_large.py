big = 2 ** 1100
print(big.bit_length(), big % 1000)
ratio = big * 1.0
