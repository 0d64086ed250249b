-- Case, telephone and paper numbers of a person, in a settled order.
select number from (
  select 1 as part, n, number
  from case_file
  where person_id = :id
    and gone = 0
    and number is not null
  union all
  select 2, n, number
  from contact
  where person_id = :id
    and gone = 0
    and number is not null
  union all
  select 3, n, number
  from document
  where person_id = :id
    and gone = 0
    and number is not null
)
order by part, n
