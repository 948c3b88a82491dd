"""You count the items. Asked for are batches."""
A4 = $s
