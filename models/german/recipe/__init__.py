"""How the German pipeline is made: read the corpora, damage them as OCR does, train, measure, write the card."""
