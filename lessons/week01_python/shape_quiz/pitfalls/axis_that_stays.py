"""You keep the axis that is named and add up the others. It is the other way round: `axis=1` names the one axis that is added up."""
A11 = ($a,)
A12 = (1, $a, 1)
