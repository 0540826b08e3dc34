"""An account before an event to the account after it: what happens in a customer's life.

Begin with `apply`: (programme, account, event) → (outcome, account), a pure function. Before an
event time passes, in the end what is old is folded away (`passing`), and an event that comes late
is caught up with; between them the event does what it says (`dispatch`): `members` (joining,
changing, friends), `referrals` (what that causes for who referred them), `merging`, `orders`, and
for what comes back `returns`, which reckons it again with `kept` and takes it back with `undoing`
(`again`: which tier is held without it, each day by the version that ruled it, says `past`;
`by_itself`: what orders reach whose benefits they have at once) and `stamps_back` (`forgiven`:
what comes to hand again after it was forgiven); `awarding` enters what
no order gives, as of a birthday (`gifts`: what comes on days of its own); then what comes of it by
itself (`settling`). `renaming` brings an account under the names of today.

They move what an account holds: `lots` (points, and the vouchers they become), `claims` (rewards
for points, given and withdrawn), `idle` (what is lost by doing nothing), `stamps` (what cards
hold), `counts`, `purchases`, `tiers`, each kept for its time (`changing`: until which day).
`limits` says what is asked of it;
`standing` is what an engine may ask; it reckons the sheet of events.

`replay` goes through the events of many customers. `movements` says what an account holds and
what moved, `notes` what else happened, `statement` puts that together; `paying` says what a
balance pays, `moments` are what a customer may be told on a day (`celebrating`: a birthday),
`reminders` says whom to write to, `honours` who is best of those who want to be seen; they change
nothing.

An account is replaced, never changed. A new kind of event is a class in `account/events.py`: the
type checker leads from there.
"""
