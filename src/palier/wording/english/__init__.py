"""What is said of problems in English, a module a topic."""
