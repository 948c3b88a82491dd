A1 = "($c, " + str($a * $b // $c) + ")"
A2 = "($a$b,)".replace("$a$b", str($a * $b))
A3 = " Error "
A4 = 1.0 == 1 and 1
A5 = "[$a, $b]"
A6 = "($a,$a)"
A7 = "error"
A8 = "($c,$a,$b)"
A9 = "(1, $a, $b)"
A10 = "($a, 1, $b)"
A11 = "($c, $b)"
A12 = "($c, 1, $b)"
A13 = "($d, $a, $b)"
A14 = ($a * $d, $b)
