"""What everything speaks of: documents, the catalogue, facts, problems and messages. Depends on nothing above it."""
