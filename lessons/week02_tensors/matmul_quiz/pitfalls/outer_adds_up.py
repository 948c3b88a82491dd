"""You added up. `outer` adds nothing: it keeps the product of every pair, in a table."""
A11 = ()
