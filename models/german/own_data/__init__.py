"""Training and test data of our own for the German model; what is here and how it was made: README.md."""
