import string


def count_words(text):
    words = [w.strip(string.punctuation).lower() for w in text.split()]
    return {w: words.count(w) for w in words if w}


def top_k(counts, k):
    ranked = sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    return [p for p in ranked if k and p[1] >= ranked[min(k, len(ranked)) - 1][1]]
