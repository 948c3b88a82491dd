"""You let it stop at 0. Nothing stops there: below 0 uint8 goes on at 255."""
A12 = 0
