"""Who is meant by a pronoun or a description: one clue a module, from the surest to the weakest."""

import extractors.entities  # noqa: F401 - the two rooms use each other; this one is entered first
