"""You return shares. Asked for is how many items each class has."""

def class_counts(ds):
    counts = [0] * 10
    for i in range(len(ds)):
        counts[int(ds[i][1])] += 1
    return [c / len(ds) for c in counts]
