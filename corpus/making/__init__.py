"""How the sample texts become the files that are read: typeset, printed, scanned, photographed, retyped."""
