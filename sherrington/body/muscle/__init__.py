"""Motor units, contraction, and the table of motor pools."""
