"""You give the labels an axis of their own. A plain number has none: only the axis of the batch is there."""
A6 = ($b, 1)
