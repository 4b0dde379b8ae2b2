"""The site: environment in, addresses composed, nothing else."""
