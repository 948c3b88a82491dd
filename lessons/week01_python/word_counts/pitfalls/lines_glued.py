"""`split(" ")` does not cut at a line end: the last word of a line and the first of the next are one to you. `split()`, with nothing in its parentheses, cuts at both."""
import string


def count_words(text):
    counts = {}
    for piece in text.split(" "):
        word = piece.strip(string.punctuation).lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts
