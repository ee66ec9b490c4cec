"""US Department of Defense: Section 1260H list of Chinese military companies, as a table with start and end dates."""
