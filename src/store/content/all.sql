-- Every content, to be read anew.
select hash, size, bytes
from content
