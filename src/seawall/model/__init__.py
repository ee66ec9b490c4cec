"""The vocabulary: frozen shapes without I/O. Entity shapes and property names are FollowTheMoney's."""
