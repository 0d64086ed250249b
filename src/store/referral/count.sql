-- How many referrals there are of each agency and state, and how many answers are late.
select
  r.agency_id,
  r.status,
  count(*),
  sum(
    r.status in ('sent', 'received', 'expired')
    and r.answered_on is null
    and r.sent_on < case r.urgency
      when 'emergency' then :emergency
      when 'urgent' then :urgent
      else :normal
    end
  )
from referral r
join case_file c
  on c.id = r.case_id and c.gone = 0
where r.gone = 0
  and c.person_id not in (
    select f.person_id
    from flag f
    where f.user_id = :user
      and f.kind = 'hidden_from'
      and f.resolved_on is null
      and f.gone = 0
  )
  and (:worker is null or c.worker_id = :worker)
group by r.agency_id, r.status
