"""One ReLU is missing: you leave it out not only after the last layer, but after the one before, too. Those two then work as a single linear layer. Every layer but the last is followed by one."""


class MLP(MLP):
    def forward(self, x):
        for layer in self.layers[:-2]:
            x = layer(x).relu()
        for layer in self.layers[-2:]:
            x = layer(x)
        return x
