-- Indexes whose order is not that in which people come in, but for the one an import asks, with
-- how they are made.
select name, sql
from sqlite_schema
where type = 'index'
  and name in (
    'person_fact', 'person_origin_village', 'person_outside_number', 'case_file_fact', 'case_open',
    'case_file_centre_id', 'summary_name', 'summary_arrived', 'household_outside_number'
  )
