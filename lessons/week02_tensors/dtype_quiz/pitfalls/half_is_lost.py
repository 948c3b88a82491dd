"""You let whole numbers swallow the 0.5. The higher category wins, and a float, also a plain one, is higher than a whole number."""
A4 = "int64"
