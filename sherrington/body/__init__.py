"""Floor 1, the body: one folder per organ, one module per component with its table of numbers beside it."""
