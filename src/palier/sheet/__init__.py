"""How an order is computed: an ordered list of named lines, like an accountant's working paper."""
