total = 10
def spend(amount):
    if amount > total:
        return "too much"
    total -= amount
    return total
print("start")
spend(3)
