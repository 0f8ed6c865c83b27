"""The archive of a year: papers, books, register, decisions and the digest of the journal."""
