"""The neuromuscular junction."""
