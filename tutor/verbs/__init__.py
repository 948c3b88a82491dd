"""The verbs of the command line, one small module a group; `tutor.cli` imports one only when it is called."""
