"""Small readers of composed papers for the tests of the kinds."""

from thidua.foundations.papers.content import Heading, Paragraph, RowKind, Table


def headings(paper, level=1):
    """Labels and texts of the headings of a level."""
    return [(one.label, one.text) for one in paper.blocks if isinstance(one, Heading) and one.level == level]


def paragraphs(holder):
    """Texts of the paragraphs of a paper or annex."""
    return [one.text for one in holder.blocks if isinstance(one, Paragraph)]


def tables(holder):
    """Tables of a paper or annex."""
    return [one for one in holder.blocks if isinstance(one, Table)]


def rows(table, kind=RowKind.BODY):
    """Cells of the rows of a kind."""
    return [row.cells for row in table.rows if row.kind is kind]
