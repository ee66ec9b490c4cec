"""Australia: names of the Consolidated List without references (CSV derived by others)."""
