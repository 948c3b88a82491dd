"""You draw the first picture 32 times: index with the number of the frame."""

import matplotlib.pyplot as plt


def peek(ds, path):
    fig, axes = plt.subplots(4, 8, figsize=(8, 5))
    for i, ax in enumerate(axes.flat):
        picture, label = ds[0]
        ax.imshow(picture[0], cmap="gray")
        ax.set_title(str(int(label)))
        ax.axis("off")
    fig.savefig(path)
    plt.close(fig)
