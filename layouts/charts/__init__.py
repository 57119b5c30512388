"""What charts are made of: figures as plain data, colours, labels, lines, room."""
