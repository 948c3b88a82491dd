"""Your pictures have no titles. Without its class a picture can't be compared with what it is called: `ax.set_title(str(label))`."""

import matplotlib.pyplot as plt


def peek(ds, path):
    fig, axes = plt.subplots(4, 8, figsize=(8, 5))
    for i, ax in enumerate(axes.flat):
        picture, label = ds[i]
        ax.imshow(picture[0], cmap="gray")
        ax.axis("off")
    fig.savefig(path)
    plt.close(fig)
