-- Safety alerts opened between two days: that they were, no more.
select id, case_id, opened_on
from alert
where gone = 0
  and opened_on between :from and :to
order by base
