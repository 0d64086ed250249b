-- What the search index holds of a person.
select words, sounds, numbers, others
from found
where rowid = :n
