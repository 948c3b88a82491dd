"""Torchtutor: the app. Never imports torch, never runs learner code."""

__version__ = "0.1.0"
