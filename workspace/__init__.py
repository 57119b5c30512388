"""What people make, kept in a database: boards. Knows the table and its answers, but no screen."""
