"""FollowTheMoney JSON lines: entities as exported by Aleph, yente, OpenSanctions, or Seawall itself."""
