"""Every word counts 1, however often it comes: you put 1 under its key each time. Add 1 to what is there already."""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.strip(string.punctuation).lower()
        if word:
            counts[word] = 1
    return counts
