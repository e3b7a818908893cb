"""What is certain in German grammar, set right after the model: tags that no clause allows, lemmas by rule and list."""
