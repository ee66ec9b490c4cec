"""US Consolidated Screening List: one table with the lists of Commerce, State and Treasury."""
