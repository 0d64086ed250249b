-- Tranches paid between two days, with the project of their support.
select y.id, y.case_id, y.paid_on, y.amount, y.currency, s.project_id
from payment y
left join support s
  on s.id = y.support_id
where y.gone = 0
  and y.status = 'paid'
  and y.paid_on between :from and :to
order by y.base
