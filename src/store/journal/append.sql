-- One entry at the end of the journal.
insert into entry (origin, seq, at, batch, op, kind, record, by_user, body, hash)
values (:origin, :seq, :at, :batch, :op, :kind, :record, :by_user, :body, :hash)
