check-damaged = The file { $file } is damaged: { $detail }.
check-missing = Journal: entry { $seq } is missing. Rows were deleted.
check-changed = Journal: entry { $seq } does not match its fingerprint. It was changed.
check-emptied = Journal: the entry in row { $seq } is empty though nothing asked for it to be forgotten.
check-shortened = Journal: { $found } entries instead of { $wanted }. The end is missing.
check-differs = Table { $table }, record { $record }: { $key } is not what the journal says.
check-well = All is well.
