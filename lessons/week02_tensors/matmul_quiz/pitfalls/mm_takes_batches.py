"""You let `mm` work like `@`. It takes two tables, with two axes each, and refuses everything else."""
A10 = ($d, $a, $c)
