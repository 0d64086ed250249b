-- Whether a fact has an index of its own.
select exists (
  select 1
  from sqlite_schema
  where type = 'index'
    and name = :name
)
