from collections import defaultdict
from string import punctuation


def count_words(text):
    counts = defaultdict(int)
    for word in text.lower().split():
        word = word.strip(punctuation)
        counts[word] += 1
    counts.pop("", None)
    return counts


def top_k(counts, k):
    return [(word, -n) for n, word in sorted((-n, word) for word, n in counts.items())][:k]
