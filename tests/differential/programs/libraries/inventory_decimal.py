from collections import Counter, OrderedDict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple


class Item(NamedTuple):
    sku: str
    kind: str
    price: Decimal
    count: int = 1

    @property
    def total(self):
        return self.price * self.count


items = [
    Item("a1", "fruit", Decimal("0.35"), 12),
    Item("b7", "dairy", Decimal("1.295"), 3),
    Item("a2", "fruit", Decimal("2.10")),
    Item("c3", "bread", Decimal("3.3333"), 2),
]
cent = Decimal("0.01")
for item in items:
    print(item.sku, item.total, item.total.quantize(cent, rounding=ROUND_HALF_UP))
items.sort(key=attrgetter("kind", "sku"))
totals = OrderedDict()
for kind, group in groupby(items, key=itemgetter(1)):
    members = list(group)
    totals[kind] = sum((m.total for m in members), Decimal(0))
    print(kind, [m.sku for m in members], totals[kind])
share = {kind: Fraction(total) / Fraction(sum(totals.values())) for kind, total in totals.items()}
print({k: f"{float(v):.4%}" for k, v in share.items()}, sum(share.values()))
stock = Counter({i.sku: i.count for i in items})
stock.subtract({"a1": 5, "c3": 2})
print(+stock, stock.most_common(1), items[0]._replace(count=9))
