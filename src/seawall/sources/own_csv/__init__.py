"""An organization's own list of blocked parties, as a documented CSV."""
