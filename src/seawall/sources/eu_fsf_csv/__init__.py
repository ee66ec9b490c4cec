"""EU Financial Sanctions File, CSV 1.0 and CSV 1.1."""
