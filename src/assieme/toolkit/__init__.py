"""Tools of the toolkit: one package each, with an app label of its own."""
