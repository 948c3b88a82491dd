"""Each of your counts is 1 too small: a word that is met for the first time gets a 0, and is not counted. It has been seen once by then."""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.strip(string.punctuation).lower()
        if word not in counts and word:
            counts[word] = 0
        elif word:
            counts[word] += 1
    return counts
