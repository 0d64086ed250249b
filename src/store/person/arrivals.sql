-- How many people arrived on each day of a stretch.
select s.arrived_on, count(*)
from summary s
where s.arrived_on between :from and :to
group by s.arrived_on
order by s.arrived_on
