-- The referrals asked for, by row number. How many days an answer may take is a rule of the
-- domain: the days before which something sent is late come with the question.
select r.n
from referral r
join case_file c
  on c.id = r.case_id and c.gone = 0
join person p
  on p.id = c.person_id and p.gone = 0
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
  and (:agency is null or r.agency_id = :agency)
  and (:status is null or r.status = :status)
  and (
    not :late_only
    or (
      r.status in ('sent', 'received', 'expired')
      and r.answered_on is null
      and r.sent_on < case r.urgency
        when 'emergency' then :emergency
        when 'urgent' then :urgent
        else :normal
      end
    )
  )
order by
  case :sort
    when 'number' then r.number
    when 'person' then p.family_name || ' ' || coalesce(p.given_name, '')
    when 'agency' then (
      select a.acronym
      from agency a
      where a.id = r.agency_id
    )
    when 'service' then r.service
    when 'worker' then (
      select u.name
      from user u
      where u.id = c.worker_id
    )
    when 'sent' then coalesce(r.sent_on, '9999')
  end,
  case
    when :sort = 'urgency' or :sort = 'due' then
      case r.status
        when 'sent' then 0
        when 'received' then 0
        when 'expired' then 0
        when 'draft' then 1
        when 'accepted' then 2
        when 'in_progress' then 2
        else 3
      end
    when :sort = 'status' then
      case r.status
        when 'draft' then 0
        when 'sent' then 1
        when 'received' then 2
        when 'expired' then 3
        when 'accepted' then 4
        when 'in_progress' then 5
        when 'completed' then 6
        when 'rejected' then 7
        when 'not_provided' then 8
        else 9
      end
  end,
  case
    when :sort = 'urgency' then
      case r.urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end
    when :sort = 'due' then
      coalesce(julianday(r.sent_on), 9999999) - case r.urgency
        when 'emergency' then julianday(:emergency)
        when 'urgent' then julianday(:urgent)
        else julianday(:normal)
      end
  end,
  r.n desc
