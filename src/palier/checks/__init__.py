"""What is odd in a programme that can be computed: warnings and advice, a family a file."""
