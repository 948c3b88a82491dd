"""You let the vector's own axis survive. Along it everything is added up: what is left is one number for each row of the table."""
A3 = ($b,)
