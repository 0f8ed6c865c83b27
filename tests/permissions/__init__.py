"""Who may see and do what: every address, every role, own and foreign objects, held to one reviewed table."""
