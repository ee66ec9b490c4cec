"""US Department of State: Cuba Restricted List, as a table."""
