import string

import pandas as pd


def count_words(text):
    s = pd.Series(text.lower().split(), dtype=object).map(lambda w: w.strip(string.punctuation))
    return {w: int(n) for w, n in s[s != ""].value_counts().items()}


def top_k(counts, k):
    left = dict(counts)
    best = []
    while left and len(best) < k:
        most = max(left.values())
        word = min(w for w in left if left[w] == most)
        best.append([word, left.pop(word)])
    return best
