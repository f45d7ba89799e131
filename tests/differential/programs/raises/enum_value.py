from enum import Enum
class Suit(Enum):
    HEARTS = "h"
    SPADES = "s"
print(Suit("h").name, Suit["SPADES"].value)
cards = [Suit(c) for c in "hsx"]
