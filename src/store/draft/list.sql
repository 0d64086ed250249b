-- The drafts of a user, newest first.
select record, kind, at
from draft
where by_user = :by_user
order by at desc
