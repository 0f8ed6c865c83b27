"""One module a kind of paper: a frozen context of plain values, and ``compose`` that turns it into content."""
