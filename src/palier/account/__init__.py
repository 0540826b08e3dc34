"""What goes in and what comes out: orders, what is known of a customer, outcomes."""
