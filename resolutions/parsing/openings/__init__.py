"""The words that open a paragraph and say what it does: phrases, their lemmas, further acts."""
