-- What figures need of every case, in the order they came in.
select
  id, person_id, status, first_contact_on, registered_on, arrived_on, return_category,
  departure_country, centre_id, departure_reason, closed_on, closure_reason, assessed_on
from case_file indexed by case_file_figure
where gone = 0
order by base
