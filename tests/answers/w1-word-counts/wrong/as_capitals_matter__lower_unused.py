import string
from collections import defaultdict


def count_words(text):
    text.lower()
    counts = defaultdict(int)
    for w in text.split():
        w = w.strip(string.punctuation)
        if w != "":
            counts[w] += 1
    return dict(counts)


def top_k(counts, k):
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:k]
