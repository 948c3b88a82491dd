"""You let every number of one meet every number of the other. That is `outer`; `@` multiplies matching places and adds up, and one number is left."""
A5 = ($b, $b)
