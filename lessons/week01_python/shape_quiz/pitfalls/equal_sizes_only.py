"""You allow only equal sizes. A size of 1 fits any other, too: it is stretched, as if its one row were repeated. And a missing axis counts as 1."""
A5 = "error"
A6 = "error"
A8 = "error"
