"""What every feature shares: findings, located YAML, registries, safe HTML, typography, the clock."""
