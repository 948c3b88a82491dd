"""You count a batch too many: after the short one nothing is left."""
A1 = -(-$n // $b) + 1
