"""You return the words without their counts. Each entry is a pair, `(word, count)`: sort `counts.items()`, not `counts`."""

def top_k(counts, k):
    return sorted(counts, key=lambda word: (-counts[word], word))[:k]
