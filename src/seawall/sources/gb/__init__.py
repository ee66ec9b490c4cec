"""What the two British lists share: names, births, places, documents, regimes, measures and prose. No format of its own."""
