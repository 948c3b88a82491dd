"""You let `stack` put the arrays end to end. It lays them on each other instead, so the result has one axis more, and that axis counts the arrays."""
A13 = ($d * $a, $b)
