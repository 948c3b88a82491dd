"""You added up the ones. Summed is what the comparison gave, truth values, and adding these counts how many are true."""
A11 = "float32"
