"""The first time a word is met there is nothing under its key to add to: `counts[word] += 1` reads the old number first, and raises a `KeyError`. `counts.get(word, 0) + 1` starts from 0."""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.strip(string.punctuation).lower()
        if word:
            counts[word] += 1
    return counts
