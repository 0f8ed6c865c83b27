"""Issue the paper of a stage: what a person types is kept with the draft, one act takes the number and seals it."""
