"""What answers, screens and exports all speak of: tabs, views and their queries, answers and marks, names and numbers,
captions and keys, colours, boards."""
