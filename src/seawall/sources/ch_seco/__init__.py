"""Switzerland: SECO sanctions list (XML)."""
