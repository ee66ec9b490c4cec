"""Annexes of the Union's legal acts, transcribed from the Official Journal."""
