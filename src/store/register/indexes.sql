-- Indexes whose order is not that in which people come in, but for the one an import asks, with
-- how they are made.
select name, sql
from sqlite_schema
where type = 'index'
  and name in (
    'person_fact', 'case_file_fact', 'person_outside_number', 'summary_name', 'summary_arrived',
    'case_open', 'case_file_centre_id', 'household_outside_number'
  )
