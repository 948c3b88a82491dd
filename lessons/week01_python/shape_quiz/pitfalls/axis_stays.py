"""You leave the summed axis where it was. Adding up along an axis takes it away; only `keepdims=True` leaves it behind, with size 1."""
A11 = ($c, 1, $b)
