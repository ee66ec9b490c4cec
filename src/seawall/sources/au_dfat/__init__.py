"""Australia: DFAT Consolidated List (XLSX)."""
