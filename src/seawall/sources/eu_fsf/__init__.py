"""What the EU's formats share: records, categories, programs, and how a record becomes statements."""
