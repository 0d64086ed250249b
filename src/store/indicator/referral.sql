-- Referrals sent until a day, without those withdrawn.
select id, case_id, agency_id, sent_on, answered_on, status
from referral indexed by referral_figure
where gone = 0
  and status not in ('draft', 'withdrawn')
  and sent_on <= :to
order by base
