-- Whether any two registrations are linked.
select exists (
  select 1
  from identity_link l
  where l.gone = 0
    and l.status = 'linked'
)
