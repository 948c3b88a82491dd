"""You lose the channel axis. It has one entry only, and stays."""
A5 = ($b, $h, $w)
