-- Cases that are handed over and wait, and answers that were not seen yet: all of a user, who
-- receives, gives or asked.
select
  h.id,
  h.case_id,
  h.from_id,
  h.to_id,
  h.centre_id,
  h.note,
  h.status,
  h.asked_on,
  h.asked_by,
  h.decided_on,
  h.decided_by,
  h.reason,
  c.number,
  c.person_id,
  c.risk,
  p.family_name,
  p.given_name
from handover h
join case_file c
  on c.id = h.case_id
join person p
  on p.id = c.person_id
where h.gone = 0
  and c.gone = 0
  and (
    h.status = 'pending'
    or (h.seen_on is null and h.status <> 'withdrawn' and h.decided_by is not :me)
  )
  and (
    :team = 1 and h.status = 'pending'
    or h.to_id = :me
    or h.from_id = :me
    or h.asked_by = :me
    or (h.to_id is null and h.centre_id = (select u.centre_id from user u where u.id = :me))
  )
order by h.asked_on, h.n
