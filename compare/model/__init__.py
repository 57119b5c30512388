"""What answers, screens and exports all speak of: views and their queries, marks, names, how numbers read, boards."""
