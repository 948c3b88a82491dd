"""You count the short batch in spite of `drop_last`: it is left out."""
A3 = -(-$n // $b)
