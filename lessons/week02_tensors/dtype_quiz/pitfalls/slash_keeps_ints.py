"""You let `/` give whole numbers. It divides exactly, and half of an odd number is not whole: it gives floats, also where the division comes out even. `//` is the one that stays with whole numbers."""
A2 = "int64"
