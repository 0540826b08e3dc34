"""An account before an event to the account after it: what happens in a customer's life.

Begin with `apply`: (programme, account, event) → (outcome, account), a pure function. Before an
event time passes (`passing`); then `dispatch` does what the event says: `members` (joining,
changing, friends), `orders`, and for what comes back `returns`, which reckons it again with `kept`
and takes it back with `clawback` and `undoing`; in the end `folding` forgets what is old.

They move what an account holds: `lots` (points, and the vouchers they become), `counts`, `awards`
(what no order gives), `tiers`. `standing` is what an engine may ask, and reckons the sheet of
events; `balance` is what an outcome tells of an account.

`replay` goes through the events of many customers. `statement` and `movements` say what moved and
why, `reminders` whom to write to; they change nothing.

An account is replaced, never changed. A new kind of event is a class in `account/events.py`: the
type checker leads from there.
"""
