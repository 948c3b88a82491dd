"""You count `The` and `the` as two words. `lower()` makes small letters of all. (It gives a new text: `word.lower()` on a line of its own changes nothing.)"""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.strip(string.punctuation)
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts
