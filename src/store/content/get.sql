-- A content by its hash.
select bytes
from content
where hash = :hash
