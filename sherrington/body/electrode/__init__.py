"""What an electrode makes of the discharges below it."""
