"""You give the labels as many axes as the pictures. Pairs are taken apart: each part is stacked by itself."""
A6 = ($b, 1, $h, $w)
