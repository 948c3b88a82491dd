"""You let `concatenate` make a new axis. It makes none: the rows of the second array follow the rows of the first."""
A14 = ($d, $a, $b)
