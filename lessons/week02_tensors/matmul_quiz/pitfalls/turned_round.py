"""You turn the second table round so that it fits. `@` never does that: if you want it, write `.mT` yourself."""
A2 = ($a, $a)
