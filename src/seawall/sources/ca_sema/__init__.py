"""Canada: Consolidated Canadian Autonomous Sanctions List (XML)."""
