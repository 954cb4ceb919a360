"""Reading files, folders, globs, streams and URLs: one format or one concern a module."""
