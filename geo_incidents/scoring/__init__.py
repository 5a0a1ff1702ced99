"""One method for all decisions: named features, learned weights, and a reason for every outcome."""
