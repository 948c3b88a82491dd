"""You compare the bits first. The category comes first: floats win over whole numbers, however few bits they have."""
A5 = "$i"
