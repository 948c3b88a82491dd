"""You leave out the last, short batch. Unless `drop_last` is set it is delivered, too."""
A1 = $n // $b
