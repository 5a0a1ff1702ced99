"""One way of deciding: named features, learned weights, a reason for every outcome."""
