"""The UK Sanctions List as one flat CSV, as the Foreign, Commonwealth and Development Office publishes it."""
