import re
from collections import Counter


def count_words(text):
    return Counter(re.findall(r"[^\W_]+(?:['-][^\W_]+)*", text.lower()))


def top_k(counts, k):
    by_name = sorted(counts.items())
    by_name.sort(key=lambda pair: pair[1], reverse=True)
    return by_name[:k]
