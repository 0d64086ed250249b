-- One line of the board of referrals.
select
  r.n,
  r.id,
  r.number,
  c.id,
  c.person_id,
  p.family_name,
  p.given_name,
  r.agency_id,
  r.service,
  r.urgency,
  r.status,
  r.sent_on,
  r.answered_on,
  r.completed_on,
  c.worker_id
from referral r
join case_file c
  on c.id = r.case_id
join person p
  on p.id = c.person_id
where r.n = :n
