"""Floor 6, the door: patient files, the command line and the outputs. Nothing is computed here."""
