"""A customer's life: events applied one by one to an account, each giving an outcome."""
