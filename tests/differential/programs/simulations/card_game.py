import random
from enum import Enum, IntEnum
from typing import NamedTuple
class Suit(Enum):
    CLUBS, DIAMONDS, HEARTS, SPADES = "♣♦♥♠"
class Rank(IntEnum):
    TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE, TEN, JACK, QUEEN, KING, ACE = range(2, 15)
    @property
    def sign(self): return {11: "J", 12: "Q", 13: "K", 14: "A"}.get(self, str(self.value))
class Card(NamedTuple):
    rank: Rank
    suit: Suit
    def __str__(self): return f"{self.rank.sign}{self.suit.value}"
    @property
    def points(self): return min(self.rank, 10) if self.rank != Rank.ACE else 11
class Deck:
    def __init__(self, seed):
        self.cards = [Card(r, s) for s in Suit for r in Rank]
        random.Random(seed).shuffle(self.cards)
    def __len__(self): return len(self.cards)
    def deal(self, n=1): return [self.cards.pop() for _ in range(n)]
def score(hand):
    total, aces = sum(c.points for c in hand), sum(c.rank is Rank.ACE for c in hand)
    while total > 21 and aces:
        total, aces = total - 10, aces - 1
    return total
def play(seed):
    deck = Deck(seed)
    player, dealer = deck.deal(2), deck.deal(2)
    while score(player) < 16:
        player += deck.deal()
    while score(player) <= 21 and score(dealer) < 17:
        dealer.extend(deck.deal())
    match score(player), score(dealer):
        case p, _ if p > 21: result = "bust"
        case _, d if d > 21: result = "win"
        case p, d if p == d: result = "draw"
        case p, d: result = "win" if p > d else "loss"
    return result, " ".join(map(str, player)), " ".join(map(str, dealer)), len(deck)
for seed in range(4):
    print(seed, *play(seed), sep=" | ")
def kind(hand):
    counts = sorted((sum(c.rank == r for c in hand) for r in {c.rank for c in hand}), reverse=True)
    flush = len({c.suit for c in hand}) == 1
    ranks = sorted(c.rank for c in hand)
    straight = ranks == list(range(ranks[0], ranks[0] + 5))
    return {(True, True): "straight flush", (True, False): "flush", (False, True): "straight"}.get((flush, straight)) or {(4, 1): "four", (3, 2): "full house", (3, 1, 1): "three", (2, 2, 1): "two pair", (2, 1, 1, 1): "pair"}.get(tuple(counts), "high card")
deck = Deck(2024)
hands = [deck.deal(5) for _ in range(6)]
for hand in hands:
    print(" ".join(map(str, sorted(hand, key=lambda c: (c.rank, c.suit.value)))), "->", kind(hand))
made = [Card(Rank(n), Suit.HEARTS) for n in range(5, 10)]
print(kind(made), max(made), Card(Rank.ACE, Suit.SPADES) > made[0], Suit("♠").name, [s.value for s in Suit], Rank["KING"] - Rank.TWO)
