"""Floor 5, inference: from findings to what they speak for. It sees findings and tables, never a patient."""
