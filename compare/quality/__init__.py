"""What is doubtful in the table: read once (:mod:`doubts`), counted and listed (:mod:`quality`)."""
