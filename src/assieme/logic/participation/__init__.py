"""How far people take part: words, crosswalks, the case file and the classification."""
