"""Certified copies."""
