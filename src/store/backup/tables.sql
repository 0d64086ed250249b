-- The ordinary tables of the database, by name: what a backup is compared by.
select name
from sqlite_schema
where type = 'table'
  and name not like 'sqlite\_%' escape '\'
  and sql not like 'create virtual%'
order by name
