"""What slides are made of: their frame, text, tables, charts, keys, and the template they are added to."""
