"""What grids have in common, and a listing as a grid."""
