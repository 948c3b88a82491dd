"""Runs code that it does not trust. Never imports textual or tutor."""
