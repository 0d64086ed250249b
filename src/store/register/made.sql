-- How the search index is made.
select sql
from sqlite_schema
where name = 'found'
