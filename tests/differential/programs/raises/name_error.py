learning_rate = 0.1
weights = [1.0, 2.0]
step = learnin_rate * weights[0]
print(step)
