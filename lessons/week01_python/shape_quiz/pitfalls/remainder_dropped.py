"""You divide and drop the remainder. `reshape` never drops a number: what does not divide evenly is refused."""
A3 = ($d, $a * $b // $d)
