"""You say what one item has under its key. All items of the batch are stacked there."""
A10 = ($k,)
