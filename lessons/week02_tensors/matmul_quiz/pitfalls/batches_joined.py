"""You multiplied the sizes of the batches into one axis. Each keeps a place of its own: ($c, 1) meets ($d,), aligned at the right."""
A7 = ($c * $d, $a, $e)
