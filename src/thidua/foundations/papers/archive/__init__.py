"""A year's papers and books as one file that opens without the product."""
