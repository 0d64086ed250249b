-- One entry at the end of the journal.
insert into entry (n, origin, seq, at, batch, op, kind, record, by_user, body, hash)
values (:n, :origin, :seq, :at, :batch, :op, :kind, :record, :by_user, :body, :hash)
