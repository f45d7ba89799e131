from dataclasses import dataclass, field, asdict, replace
from enum import Enum
from typing import Optional
import json


class Status(str, Enum):
    NEW = "new"
    PAID = "paid"
    SHIPPED = "shipped"


@dataclass(frozen=True)
class Money:
    cents: int
    currency: str = "EUR"

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise ValueError("currencies differ")
        return replace(self, cents=self.cents + other.cents)

    def __mul__(self, n: int) -> "Money":
        return Money(self.cents * n, self.currency)

    def __str__(self) -> str:
        return f"{self.cents / 100:.2f} {self.currency}"


@dataclass
class Item:
    sku: str
    price: Money
    quantity: int = 1

    @property
    def total(self) -> Money:
        return self.price * self.quantity


@dataclass
class Order:
    id: int
    items: list[Item] = field(default_factory=list)
    status: Status = Status.NEW
    note: Optional[str] = None
    _log: list[str] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self):
        if self.id < 0:
            raise ValueError("negative id")
        self._log.append("created")

    def add(self, item: Item) -> "Order":
        self.items.append(item)
        self._log.append(f"added {item.sku}")
        return self

    @property
    def total(self) -> Money:
        total = Money(0)
        for item in self.items:
            total = total + item.total
        return total

    def pay(self) -> None:
        match self.status:
            case Status.NEW:
                self.status = Status.PAID
            case other:
                raise RuntimeError(f"cannot pay an order that is {other.value}")


order = Order(1).add(Item("pen", Money(199), 3)).add(Item("book", Money(1250)))
print(order.total, order.status)
order.pay()
print(order)
try:
    order.pay()
except RuntimeError as e:
    print(e)
print(json.dumps(asdict(order), indent=2))
print(order._log)
copy = replace(order, note="gift")
print(copy == order, copy.note)
