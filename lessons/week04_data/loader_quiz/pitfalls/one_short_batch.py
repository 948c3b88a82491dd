"""You keep the only batch. It isn't full, so `drop_last` leaves it out, and the loop never runs."""
A4 = 1
