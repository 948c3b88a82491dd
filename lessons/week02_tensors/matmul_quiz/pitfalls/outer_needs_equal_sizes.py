"""You want equal sizes. That is so for `@`, where matching places are multiplied. `outer` takes all pairs, and any two sizes have these."""
A11 = "error"
