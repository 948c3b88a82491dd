"""You expect a list of dicts. They are turned inside out: one dict, with a batch under each key."""
A9 = "list"
