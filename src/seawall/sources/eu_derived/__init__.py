"""Tables that others derived from the Union's lists: merged CSV, travel bans CSV (2022), JSON (2025)."""
