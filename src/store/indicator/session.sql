-- Sessions held until a day.
select id, case_id, held_on, format, activity
from session indexed by session_figure
where gone = 0
  and status = 'held'
  and held_on <= :to
order by base
