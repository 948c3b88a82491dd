"""Your words with equal counts run from z to a: `reverse=True` turns both orders around. Leave it out, and put a minus before the count alone: `(-count, word)`."""

def top_k(counts, k):
    return sorted(counts.items(), key=lambda pair: (pair[1], pair[0]), reverse=True)[:k]
