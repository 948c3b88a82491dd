"""Your words with equal counts stand in the order in which they came into the dictionary: `sorted` and `most_common` leave equal ones as they were. Sort by two things, `(-count, word)`."""

def top_k(counts, k):
    return sorted(counts.items(), key=lambda pair: -pair[1])[:k]
