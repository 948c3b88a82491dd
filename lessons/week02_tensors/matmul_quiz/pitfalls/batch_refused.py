"""You want a batch on both sides. An axis that is missing in front counts as 1, and is stretched: every table of the batch meets the same one."""
A6 = "error"
A7 = "error"
