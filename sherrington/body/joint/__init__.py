"""Joint mechanics, and the tables of joints and circuits."""
