"""The UK Sanctions List as XML, as the Foreign, Commonwealth and Development Office publishes it."""
