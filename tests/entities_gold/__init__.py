"""Articles and passages of our own in which a reader marked who is meant; see README.md."""
