import string


def count_words(text):
    counts = {}
    for w in text.split():
        w = w.strip(string.punctuation).upper()
        if w:
            counts[w] = counts.get(w, 0) + 1
    return counts


def top_k(counts, k):
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:k]
