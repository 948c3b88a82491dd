"""You show the figure instead of saving it. On a server nobody sees a window: `fig.savefig(path)`."""

import matplotlib.pyplot as plt


def peek(ds, path):
    fig, axes = plt.subplots(4, 8, figsize=(8, 5))
    for i, ax in enumerate(axes.flat):
        picture, label = ds[i]
        ax.imshow(picture[0], cmap="gray")
        ax.set_title(str(int(label)))
        ax.axis("off")
    plt.show()
    plt.close(fig)
