-- Referrals that went out without a consent and without another ground.
select c.person_id, c.id, r.id
from referral r
join case_file c
  on c.id = r.case_id
where r.gone = 0
  and r.status <> 'draft'
  and r.sent_on is not null
  and r.consent_id is null
  and coalesce(r.override_reason, '') = ''
  and c.gone = 0
