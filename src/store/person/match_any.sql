-- People whose index matches a text.
select rowid
from found
where found match :match
limit :most
