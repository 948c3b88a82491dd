"""What this machine can do, fact by fact: looked at and tried, each with what to do about it. One file a group of facts.

`world.World` is all that a fact is found in; `examine.Examination` finds them, each group in a thread of its own; `tell` lays
them out for a plain terminal, `tutor.screens.doctor` for the app.
"""
