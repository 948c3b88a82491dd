"""Count the words of a text, and find the most frequent ones."""

import string


def count_words(text: str) -> dict[str, int]:
    """Return how often each word occurs. Capitals don't matter, nor does punctuation around a word."""
    ...


def top_k(counts: dict[str, int], k: int) -> list[tuple[str, int]]:
    """Return the `k` most frequent words with their counts, or all if there are fewer. Equal counts are in alphabetical order."""
    ...


if __name__ == "__main__":
    print("punctuation:", string.punctuation)
    counts = count_words("The cat saw the dog. The dog ran -- but the cat didn't.")
    # Should print {'the': 4, 'cat': 2, 'saw': 1, 'dog': 2, 'ran': 1, 'but': 1, "didn't": 1}.
    print(counts)
    if counts:
        # Should print [('the', 4), ('cat', 2), ('dog', 2)].
        print(top_k(counts, 3))
