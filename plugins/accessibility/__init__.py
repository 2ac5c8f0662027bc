"""The accessibility statement, made from the facts in content/data/accessibility.yaml."""
