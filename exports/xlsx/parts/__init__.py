"""What sheets are made of: cells, marks in cells, colours by rule, grids, native charts, streaming."""
