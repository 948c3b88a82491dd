"""You expect a tensor. Under different keys are different things: the dict stays, and its values are stacked."""
A9 = "tensor"
