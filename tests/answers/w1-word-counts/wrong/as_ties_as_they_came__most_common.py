import string
from collections import Counter


def count_words(text):
    return Counter(w for w in (p.strip(string.punctuation) for p in text.lower().split()) if w)


def top_k(counts, k):
    return Counter(counts).most_common(k)
