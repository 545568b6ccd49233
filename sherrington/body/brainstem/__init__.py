"""What descends without the will: reticulospinal, vestibulospinal and monoaminergic drive."""
