"""An agency's own wording of a paper: what it writes itself and where the product's words stand; knows no Django.

A wording never changes who gets what: tables, annexes, heading and signature stay the product's, and what a wording
does not name is put back in its place. The format stays that of Decree 30/2020/NĐ-CP, for the same writers draw it.
"""
