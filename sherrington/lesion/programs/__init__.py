"""Disease programs by name; each module registers its own."""
