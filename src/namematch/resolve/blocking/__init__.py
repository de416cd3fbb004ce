"""Which pairs of names are worth weighing."""
