"""Your `forward` computes the answer and keeps it to itself: without a `return` a call gives None. Return the last layer's output."""


class Line(Line):
    def forward(self, x):
        self.layer(x)


class MLP(MLP):
    def forward(self, x):
        *inner, last = self.layers
        for layer in inner:
            x = layer(x).relu()
        last(x)
