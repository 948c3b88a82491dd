"""Your `return` stands inside the loop, so the function ends with its first word. Move it to the left until it is level with `for`: it then waits for the end of the loop."""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.strip(string.punctuation).lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
        return counts
