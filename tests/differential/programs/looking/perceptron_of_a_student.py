import numpy as np
import matplotlib.pyplot as plt

# perceptron homework
X = np.array([[2,1],[3,4],[4,2],[3,1],[-1,-2],[-2,-1],[-3,-3],[-1,0]])
y = np.array([1,1,1,1,-1,-1,-1,-1])
w = np.zeros(2)
b = 0
eta = 0.1
errors_list = []
for epoch in range(10):
    errors = 0
    for i in range(len(X)):
        if y[i]*(np.dot(w,X[i])+b) <= 0:
            w = w + eta*y[i]*X[i]
            b = b + eta*y[i]
            errors += 1
    errors_list.append(errors)
    print("epoch",epoch,"errors",errors,"w =",w,"b =",b)
    if errors == 0:
        print("converged!")
        break
plt.plot(errors_list)
plt.xlabel('epoch')
plt.ylabel('errors')
plt.show()
fig, ax = plt.subplots(figsize=(6,4))
xs = np.linspace(-4,4,50)
if w[1] != 0:
    ax.plot(xs, -(w[0]*xs+b)/w[1], 'k--')
ax.scatter(X[y==1,0], X[y==1,1], c='b')
ax.scatter(X[y==-1,0], X[y==-1,1], c='r')
plt.savefig('perceptron.png')
pred = np.sign(X@w+b)
acc = (pred==y).sum()/len(y)*100
print(f'Accuracy: {acc:.1f}%')
