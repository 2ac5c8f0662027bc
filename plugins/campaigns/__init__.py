"""The campaigns: kits that a town hall takes, puts its name on and prints."""
