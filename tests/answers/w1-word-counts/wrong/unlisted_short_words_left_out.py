import string


def count_words(text):
    words = [w.strip(string.punctuation).lower() for w in text.split()]
    return {w: words.count(w) for w in words if len(w) > 3}


def top_k(counts, k):
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:k]
