-- Takes a content away.
delete from content
where hash = :hash
