"""Israel, National Bureau for Counter Terror Financing: crypto wallets and accounts under seizure orders."""
