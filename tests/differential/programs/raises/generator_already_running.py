def selfish():
    yield next(it)
it = selfish()
print("start")
next(it)
