"""You take away every mark, within words as well: "don't" becomes "dont". `strip` leaves the inside alone."""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        word = "".join(c for c in piece if c not in string.punctuation).lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts
