"""Read this stage, always within the actor's agency."""
