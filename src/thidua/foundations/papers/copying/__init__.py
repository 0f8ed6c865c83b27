"""Certified copies: sao y, sao lục, trích sao (Decree 30/2020/NĐ-CP, articles 25 to 27 and annex I, part III)."""
