WORLD = {
    "hall": {"desc": "A dusty hall.", "exits": {"north": "library", "east": "kitchen"}, "items": ["lamp"]},
    "library": {"desc": "Rows of old books.", "exits": {"south": "hall"}, "items": ["key", "book"]},
    "kitchen": {"desc": "It smells of soup.", "exits": {"west": "hall", "down": "cellar"}, "items": []},
    "cellar": {"desc": "Dark.", "exits": {"up": "kitchen"}, "items": ["treasure"], "locked": True},
}


class GameOver(Exception):
    pass


class Player:
    def __init__(self, room):
        self.room = room
        self.items = set()
        self.moves = 0
        self.score = 0


class Game:
    def __init__(self, world, start):
        self.world = {name: {**room, "items": list(room["items"])} for name, room in world.items()}
        self.player = Player(start)

    def do_look(self):
        room = self.world[self.player.room]
        things = ", ".join(room["items"]) or "nothing"
        return f"{room['desc']} You see {things}. Exits: {'/'.join(sorted(room['exits']))}"

    def do_go(self, direction):
        exits = self.world[self.player.room]["exits"]
        if direction not in exits:
            return "You can't go that way."
        target = exits[direction]
        if self.world[target].get("locked") and "key" not in self.player.items:
            return "The door is locked."
        self.player.room = target
        self.player.moves += 1
        return self.do_look()

    def do_take(self, *names):
        room = self.world[self.player.room]
        taken = []
        for name in names:
            if name in room["items"]:
                room["items"].remove(name)
                self.player.items.add(name)
                self.player.score += {"treasure": 100}.get(name, 5)
                taken.append(name)
        if "treasure" in taken:
            raise GameOver("You win!")
        return f"Taken: {' and '.join(taken)}" if taken else "No such thing."

    def do_inventory(self):
        return ", ".join(sorted(self.player.items)) or "empty-handed"

    def run(self, line):
        verb, *args = line.lower().split()
        method = getattr(self, f"do_{verb}", None)
        if method is None:
            return f"I don't know how to {verb}."
        try:
            return method(*args)
        except TypeError:
            return "Pardon?"


game = Game(WORLD, "hall")
script = ["look", "go east", "go down", "dance", "go", "go west", "go north", "take key sword book", "inventory",
          "go south", "go east", "go down", "take treasure", "look"]
for line in script:
    print(">", line)
    try:
        print(game.run(line))
    except GameOver as end:
        print(end, f"score {game.player.score} in {game.player.moves} moves")
        break

if __name__ == "__main__" and False:
    while True:
        print(game.run(input("> ")))
