"""How the rulebook is read, compiled, evaluated and put into words."""
