"""Your pictures lie on their side: rows and columns are exchanged. `picture[0]` is (height, width), as `imshow` wants it."""

import matplotlib.pyplot as plt


def peek(ds, path):
    fig, axes = plt.subplots(4, 8, figsize=(8, 5))
    for i, ax in enumerate(axes.flat):
        picture, label = ds[i]
        ax.imshow(picture[0].T, cmap="gray")
        ax.set_title(str(int(label)))
        ax.axis("off")
    fig.savefig(path)
    plt.close(fig)
