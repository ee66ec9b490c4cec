"""HM Treasury's Consolidated List of Financial Sanctions Targets: CSV and XLSX (2009 to January 2026)."""
