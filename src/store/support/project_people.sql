-- The people with a support of a project that was approved; only those who were paid a tranche
-- when asked so.
select distinct f.person_id
from support s
join case_file f
  on f.id = s.case_id
where s.project_id = :project
  and s.gone = 0
  and f.gone = 0
  and s.status <> 'planned'
  and (
    :paid = 0
    or exists (
      select 1
      from payment y
      where y.case_id = f.id
        and y.support_id = s.id
        and y.gone = 0
        and y.status = 'paid'
    )
  )
