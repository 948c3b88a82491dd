"""You kept the size that both share. Along it the products are added up, so that it is gone; the two outer sizes are left."""
A1 = ($a, $b, $c)
