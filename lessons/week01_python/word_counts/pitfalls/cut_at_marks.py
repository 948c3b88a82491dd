"""You cut words at marks: "don't" becomes "don" and "t". Only blanks and line ends part words. `split()` first, then `strip` each piece."""
import re


def count_words(text):
    counts = {}
    for word in re.findall(r"\w+", text.lower()):
        counts[word] = counts.get(word, 0) + 1
    return counts
