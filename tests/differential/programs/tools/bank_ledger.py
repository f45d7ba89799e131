from decimal import Decimal
from collections import namedtuple
from contextlib import contextmanager
Entry = namedtuple("Entry", "day account amount note")
class InsufficientFunds(Exception):
    def __init__(self, account, needed):
        self.account, self.needed = account, needed
        super().__init__(f"{account} lacks {needed}")
class Ledger:
    def __init__(self):
        self.entries = []
        self._day = 0
    def post(self, account, amount, note=""):
        amount = Decimal(str(amount))
        if (left := self.balance(account) + amount) < 0:
            raise InsufficientFunds(account, -left)
        self.entries.append(Entry(self._day, account, amount, note))
    def balance(self, account, until=None):
        return sum((e.amount for e in self.entries if e.account == account and (until is None or e.day <= until)), Decimal(0))
    @contextmanager
    def transaction(self):
        mark = len(self.entries)
        try:
            yield self
        except InsufficientFunds as error:
            del self.entries[mark:]
            print("rolled back:", error)
        else:
            print("committed", len(self.entries) - mark)
    def next_day(self, n=1):
        self._day += n
    def statement(self, account):
        running = Decimal(0)
        for e in self.entries:
            if e.account == account:
                running += e.amount
                yield f"{e.day:>3} {e.note:<10} {e.amount:>+9.2f} {running:>9.2f}"
book = Ledger()
book.post("ann", 100, "opening")
book.next_day()
with book.transaction() as t:
    t.post("ann", -30.25, "rent")
    t.post("bob", 30.25, "rent")
with book.transaction() as t:
    t.post("bob", 20)
    t.post("ann", -500, "car")
book.next_day(3)
book.post("ann", "0.10", "interest")
print(*book.statement("ann"), sep="\n")
balances = {name: book.balance(name) for name in sorted({e.account for e in book.entries})}
print(balances, book.balance("ann", until=0), book.balance("nobody"))
by_note = {}
for e in book.entries:
    by_note[e.note] = by_note.get(e.note, 0) + e.amount
print(by_note, max(book.entries, key=lambda e: e.amount).note, sum(balances.values()))
def compound(principal, rate, years):
    for year in range(1, years + 1):
        principal += (principal * rate).quantize(Decimal("0.01"))
        yield year, principal
for year, value in compound(Decimal(1000), Decimal("0.0375"), 4):
    print(year, value)
