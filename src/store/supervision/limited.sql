-- The newest case of a person, when somebody else follows it, its centre asks for a reason, and
-- it is not on its way to who asks.
select c.id
from case_file c
join centre s
  on s.id = c.centre_id
where c.n = (
    select max(x.n)
    from case_file x
    where x.person_id = :person
      and x.gone = 0
  )
  and s.limited_view = 1
  and c.worker_id is not null
  and c.worker_id <> :me
  and not exists (
    select 1
    from handover h
    where h.case_id = c.id
      and h.gone = 0
      and h.status = 'pending'
      and (h.to_id = :me or (h.to_id is null and h.centre_id = (select u.centre_id from user u where u.id = :me)))
  )
