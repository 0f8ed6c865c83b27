"""Exchange packages between agencies: official papers with their data as one file."""
