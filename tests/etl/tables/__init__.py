"""A package, so that its files may bear the names of tests in other folders."""
