"""What stages pass on and what is written to disk; imports nothing of `pipeline`."""
