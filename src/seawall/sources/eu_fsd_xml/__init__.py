"""EU Financial Sanctions Database, XML 1.0 (to about 2018)."""
