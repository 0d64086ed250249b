-- Remarks that wait: those for a user that are not read or whose day is still to come, and those
-- of a user that were answered and not settled.
select
  r.id,
  r.case_id,
  r.kind,
  r.text,
  r.made_on,
  r.made_by,
  r.for_id,
  r.due_on,
  r.answer,
  r.seen_on,
  c.number,
  c.person_id,
  p.family_name,
  p.given_name
from remark r
join case_file c
  on c.id = r.case_id
join person p
  on p.id = c.person_id
where r.gone = 0
  and r.resolved_on is null
  and c.gone = 0
  and (
    (r.for_id = :me and (r.seen_on is null or r.kind = 'flag'))
    or (r.made_by = :me and r.answered_on is not null)
    or (:team = 1 and r.kind = 'flag')
  )
order by coalesce(r.due_on, r.made_on), r.n
