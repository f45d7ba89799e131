class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
first = Account("ann", 5)
print(first.owner, first.balance)
second = Account()
print("never")
