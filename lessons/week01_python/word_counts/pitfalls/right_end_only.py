"""You take the marks away at the right end only: `"dog"` keeps its first quote. `strip` does both ends, `rstrip` only the right one."""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.rstrip(string.punctuation).lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts
