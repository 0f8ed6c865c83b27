"""The books of the records office: what went out under which number, what came in and who handles it."""
