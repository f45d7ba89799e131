class Book:
    def __init__(self, title, author, year):
        self.title, self.author, self.year = title, author, year
        self.borrowed_by = None

    def __repr__(self):
        return f"Book({self.title!r}, {self.author!r}, {self.year})"

    def __str__(self):
        status = f"borrowed by {self.borrowed_by}" if self.borrowed_by else "available"
        return f"{self.title} by {self.author} ({self.year}) - {status}"


class EBook(Book):
    def __init__(self, title, author, year, size_mb):
        super().__init__(title, author, year)
        self.size_mb = size_mb

    def __str__(self):
        return super().__str__() + f" [{self.size_mb:.1f} MB]"


class Member:
    MAX_BOOKS = 2

    def __init__(self, name):
        self.name = name
        self.books = []

    def borrow(self, book):
        if len(self.books) >= self.MAX_BOOKS:
            raise ValueError(f"{self.name} has too many books")
        if book.borrowed_by is not None:
            raise ValueError(f"{book.title} is taken")
        book.borrowed_by = self.name
        self.books.append(book)
        return self


class PremiumMember(Member):
    MAX_BOOKS = 5


class Library:
    def __init__(self):
        self._books = {}
        self._log = []

    def add(self, *books):
        for book in books:
            self._books[book.title] = book
        return len(self._books)

    def __contains__(self, title):
        return title in self._books

    def __getitem__(self, title):
        try:
            return self._books[title]
        except KeyError:
            raise LookupError(f"no book {title!r}") from None

    def __iter__(self):
        return iter(sorted(self._books.values(), key=lambda b: (b.year, b.title)))

    def __len__(self):
        return len(self._books)

    def lend(self, title, member):
        try:
            member.borrow(self[title])
        except (ValueError, LookupError) as problem:
            self._log.append((type(problem).__name__, str(problem)))
            return False
        else:
            self._log.append(("ok", f"{title} -> {member.name}"))
            return True
        finally:
            self._log.append(("tried", title))


library = Library()
total = library.add(
    Book("Dune", "Herbert", 1965),
    EBook("Neuromancer", "Gibson", 1984, 2.345),
    Book("Emma", "Austen", 1815),
    EBook("Permutation City", "Egan", 1994, 1.1),
)
print(total, len(library), "Dune" in library, "It" in library)
ann, bob = Member("Ann"), PremiumMember("Bob")
outcomes = [library.lend(t, ann) for t in ("Dune", "Emma", "Neuromancer", "It")]
print(outcomes)
print(library.lend("Dune", bob), library.lend("Permutation City", bob))
for book in library:
    print(book)
for kind, text in library._log:
    print(f"{kind:>12}: {text}")
oldest, *others = library
print(oldest, len(others), repr(others[-1]))
by_author = {b.author: b.title for b in library if isinstance(b, EBook)}
print(by_author, [type(b).__name__ for b in library], EBook.__mro__[1].__name__)
