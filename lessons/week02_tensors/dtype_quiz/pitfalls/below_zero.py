"""You went below 0. uint8 has no sign: its numbers are 0 to 255, and below 0 it goes on at 255. Pictures come as uint8, so convert them before you subtract."""
A12 = $d - $e
