"""What is said of problems in French, a module a topic."""
