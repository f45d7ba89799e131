log = []
def work():
    try:
        log.append("try")
        return 1
    finally:
        log.append("finally")
        log[5]
print("before")
result = work()
