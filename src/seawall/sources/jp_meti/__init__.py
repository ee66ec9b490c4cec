"""Japan, METI: entities to which exports are banned, as text out of the official PDFs."""
