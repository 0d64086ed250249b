-- Whether a content is held.
select 1
from content
where hash = :hash
