"""A table put through programmes by many machines, with Spark: what one machine gives, to the cent.

`session` is the connection to a cluster. `reading` has files read inside tasks, and what is to be
known of a table as a whole; `parts` is what a task does: whole customers, put through as they would
be on one machine, with what friends cause in their lives, which `causes` finds before. `joined`
puts together what the tasks found, and `backtest` is all of it.

PySpark comes with `palier[spark]`; it needs Java.
"""
