from torch.nn import Linear, Module, ReLU, Sequential


class Line(Module):
    def __init__(self):
        super().__init__()
        self.linear = Linear(in_features=1, out_features=1, bias=True)

    def forward(self, inputs):
        outputs = self.linear(inputs)
        return outputs


class MLP(Module):
    def __init__(self, d_in, hidden, d_out):
        super().__init__()
        self.activation = ReLU(inplace=True)
        self.blocks = Sequential()
        width = d_in
        for number, size in enumerate(hidden + [d_out]):
            self.blocks.add_module(f"block{number}", Linear(width, size))
            width = size

    def forward(self, inputs):
        last = len(self.blocks) - 1
        for number, block in enumerate(self.blocks):
            inputs = block(inputs)
            if number != last:
                inputs = self.activation(inputs)
        return inputs
