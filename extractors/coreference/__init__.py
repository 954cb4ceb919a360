"""Who is meant by a pronoun or a description: one clue a module, from the surest to the weakest."""
