"""You gave the single number an axis. Both vectors lose theirs: a number alone has the shape `()`."""
A5 = (1,)
