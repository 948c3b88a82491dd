"""You count the empty text. Of a piece such as `--` nothing is left when its marks are gone: leave it out, with `if word:`. An empty text counts as false."""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.strip(string.punctuation).lower()
        counts[word] = counts.get(word, 0) + 1
    return counts
