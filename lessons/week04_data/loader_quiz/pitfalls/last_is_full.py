"""You let the last batch be full. It has what the full ones leave over."""
A2 = $b
