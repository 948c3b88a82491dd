import string


def count_words(text):
    words = [w.strip(string.punctuation).lower() for w in text.split()]
    return {w: words.count(w) for w in words if w}


def top_k(counts, k):
    pairs = [(n, w) for w, n in counts.items()]
    pairs.sort()
    pairs.reverse()
    return [(w, n) for n, w in pairs[:k]]
