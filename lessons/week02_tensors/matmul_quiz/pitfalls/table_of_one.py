"""You made a table with a single cell. Both vectors lose the axis that they got for the product: the shape is `()`."""
A5 = (1, 1)
