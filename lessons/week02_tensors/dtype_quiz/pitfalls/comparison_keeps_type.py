"""You let a comparison keep the type of what it compares. For each number it answers True or False, and these are bool."""
A10 = "float32"
