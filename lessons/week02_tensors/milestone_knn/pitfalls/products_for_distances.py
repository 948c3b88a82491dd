"""You take the largest products. They favour training pictures with much ink, not those that are alike. The smallest distance decides: a² + b² − 2ab, not ab alone."""


def pairwise_sq(a, b):
    return -(a @ b.T)


if __name__ == "__main__":
    from learner import main

    main()
