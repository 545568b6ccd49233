"""Floor 2, one joint circuit: compile a Patient into a Model, run a Command, return a Trace."""
