"""Count the words of a text, and find the most frequent ones."""

import string
from collections.abc import Mapping


def count_words(text: str) -> dict[str, int]:
    """Return how often each word occurs. Capitals don't matter, nor does punctuation around a word."""
    counts: dict[str, int] = {}
    for piece in text.split():
        word = piece.strip(string.punctuation).lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts


def top_k(counts: Mapping[str, int], k: int) -> list[tuple[str, int]]:
    """Return the `k` most frequent words with their counts, or all if there are fewer. Equal counts are in alphabetical order."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[:k]


if __name__ == "__main__":
    counts = count_words("The cat saw the dog. The dog ran -- but the cat didn't.")
    print(counts)
    print(top_k(counts, 3))
