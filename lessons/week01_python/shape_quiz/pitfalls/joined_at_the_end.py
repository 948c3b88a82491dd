"""You join the arrays along the last axis. Unless told otherwise, both functions work on axis 0: `stack` puts the new axis in front, `concatenate` adds rows."""
A13 = ($a, $b, $d)
A14 = ($a, $d * $b)
