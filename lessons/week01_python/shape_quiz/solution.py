"""What does each line give? Shapes, one number, and "error" where NumPy refuses."""

# np.ones(($a, $b)).reshape($c, -1).shape
A1 = ($c, $a * $b // $c)

# np.ones(($a, $b)).reshape(-1).shape
A2 = ($a * $b,)

# np.ones(($a, $b)).reshape($d, -1).shape
A3 = "error"  # $d does not divide $a * $b

# The number: np.arange($a * $b).reshape($a, $b).reshape($b, $a)[0, 1]
A4 = 1  # the row of numbers is cut anew: 0, 1, 2, …

# (np.ones(($a, 1)) + np.ones($b)).shape
A5 = ($a, $b)  # the 1 is stretched, and ($b,) counts as (1, $b)

# (np.ones($a) + np.ones(($a, 1))).shape
A6 = ($a, $a)  # ($a,) counts as (1, $a)

# (np.ones(($a, $b)) + np.ones($a)).shape
A7 = "error"  # at the right, $b meets $a

# (np.ones(($c, 1, $b)) + np.ones(($a, 1))).shape
A8 = ($c, $a, $b)  # ($a, 1) counts as (1, $a, 1)

# np.ones(($a, $b))[None].shape
A9 = (1, $a, $b)

# np.ones(($a, $b))[:, None, :].shape
A10 = ($a, 1, $b)

# np.ones(($c, $a, $b)).sum(axis=1).shape
A11 = ($c, $b)  # the second axis is summed

# np.ones(($c, $a, $b)).sum(axis=1, keepdims=True).shape
A12 = ($c, 1, $b)

# np.stack([np.ones(($a, $b))] * $d).shape
A13 = ($d, $a, $b)  # a new axis in front

# np.concatenate([np.ones(($a, $b))] * $d).shape
A14 = ($d * $a, $b)  # end to end along the first axis
