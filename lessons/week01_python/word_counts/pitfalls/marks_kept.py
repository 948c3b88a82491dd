"""Your words keep their punctuation: `dog.` and `dog` are two keys. `word.strip(string.punctuation)` gives the word without the marks at both ends. (It gives a new text; on a line of its own it changes nothing.)"""

def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.lower()
        counts[word] = counts.get(word, 0) + 1
    return counts
