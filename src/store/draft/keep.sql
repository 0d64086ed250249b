-- Keeps what is being typed, over what was kept before.
insert into draft (record, kind, by_user, at, body)
values (:record, :kind, :by_user, :at, :body)
on conflict (record) do update
set kind = excluded.kind,
    by_user = excluded.by_user,
    at = excluded.at,
    body = excluded.body
