"""Controls: what is compared, and what is done with it (export, save)."""
