"""What `scripts/fit_names.py` is made of."""
