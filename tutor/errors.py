"""What a learner is told when something of ours could not be done: one clear sentence, never a traceback."""

from __future__ import annotations


class TutorError(Exception):
    """One sentence: what is wrong, where, and what to do. Everything the app and the CLI show derives from it."""


class UsageError(TutorError):
    """What was asked for does not exist or can't be asked this way (the CLI ends with 2)."""


def reason(error: OSError) -> str:
    """Why the system refused, in lower case and without its number: `no space left on device`."""
    text = error.strerror or str(error) or type(error).__name__
    return text[0].lower() + text[1:]


def nearest(word: str, words: list[str]) -> str:
    """`" Did you mean …?"` for a word that is close to one of `words`, else an empty text."""
    import difflib

    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f" Did you mean {close[0]}?" if close else ""
