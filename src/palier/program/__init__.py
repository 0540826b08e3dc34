"""What a rule file means: names resolved, units checked, every default filled in and remembered."""
