-- Referrals without an answer for long.
select c.person_id, c.id, r.id
from referral r
join case_file c
  on c.id = r.case_id
where r.gone = 0
  and r.status in ('sent', 'received', 'expired')
  and r.answered_on is null
  and r.sent_on < :silent_before
  and c.gone = 0
  and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
