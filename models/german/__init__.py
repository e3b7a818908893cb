"""The German language model: pipeline, loader, word forms, recipe."""
