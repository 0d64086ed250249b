-- Referrals that were sent and have no answer: the person, and the day they were sent.
select c.person_id, r.sent_on
from referral r
join case_file c
  on c.id = r.case_id
where r.gone = 0
  and r.status in ('sent', 'received', 'expired')
  and r.answered_on is null
  and c.gone = 0
