class Account:
    bank = "First"
    count = 0

    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self.balance = balance
        self.history = []
        Account.count += 1

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self.balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"only {self.balance:.2f} available")
        self.balance -= amount
        self.history.append(("withdraw", amount))
        return self

    def __str__(self):
        return f"{self.owner}: {self.balance:.2f}"


ann = Account("Ann", 100)
bob = Account("Bob")
ann.deposit(50).withdraw(30)
bob.deposit(10)
print(ann, bob, Account.count, ann.bank)
try:
    bob.withdraw(500)
except ValueError as error:
    print("error:", error)
try:
    ann.deposit(-1)
except ValueError as error:
    print("error:", error)
print(ann.history, vars is not None)
ann.bank = "Other"
print(ann.bank, bob.bank, Account.bank, hasattr(ann, "history"), getattr(ann, "missing", None))
