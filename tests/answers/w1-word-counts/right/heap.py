import heapq
import string


def words(text):
    for piece in text.split():
        while piece and piece[0] in string.punctuation:
            piece = piece[1:]
        while piece and piece[-1] in string.punctuation:
            piece = piece[:-1]
        if piece:
            yield piece.casefold()


def count_words(text):
    counts = {}
    for word in words(text):
        counts.setdefault(word, []).append(word)
    return {word: len(all_of_it) for word, all_of_it in counts.items()}


def top_k(counts, k):
    return heapq.nsmallest(k, counts.items(), key=lambda p: (-p[1], p[0]))
