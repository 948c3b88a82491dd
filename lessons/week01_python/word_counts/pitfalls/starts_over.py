"""Your dictionary is made anew for each word, so only the last word is left. Make it once, above the loop."""
import string


def count_words(text):
    counts = {}
    for piece in text.split():
        counts = {}
        word = piece.strip(string.punctuation).lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts
