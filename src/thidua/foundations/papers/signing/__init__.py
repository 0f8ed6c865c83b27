"""Digital signatures on PDF papers (PAdES): sign with the appearance of Decree 30/2020, verify, and say it in words.

The engine is slow to import, so every module that needs it is loaded where it is called.
"""
