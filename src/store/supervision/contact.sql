-- The cases with a contact since a day: a follow-up done, a session held, help given in hand,
-- an attempt that reached the person.
select case_id
from followup
where gone = 0
  and status = 'done'
  and done_on >= :since
union
select case_id
from session
where gone = 0
  and status = 'held'
  and held_on >= :since
union
select case_id
from assistance
where gone = 0
  and given_on >= :since
union
select case_id
from attempt
where gone = 0
  and result = 'reached'
  and tried_on >= :since
