-- Cases whose arrival is noted later than their registration.
select person_id, id, id
from case_file
where gone = 0
  and arrived_on > registered_on
