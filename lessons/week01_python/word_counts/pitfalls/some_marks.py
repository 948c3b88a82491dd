"""You take away full stop, comma, exclamation and question mark, and the other marks stay: quotes, brackets, colons. `string.punctuation` lists all of them."""

def count_words(text):
    counts = {}
    for piece in text.split():
        word = piece.strip(".,!?").lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts
