"""EU Financial Sanctions File, XML 1.1."""
