"""What an editor shows: pure functions from a text, its facts and a place to plain answers."""
