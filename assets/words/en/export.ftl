export-title = Export
export-about = Tables that leave the vault. The journal notes who, what, how many people, to whom and why. Restricted content is never part of it.
export-whom = Who
export-everybody = Everybody
export-in-view = The list in view
export-count = { $count ->
    [0] Nobody
    [one] { $count } person
   *[other] { $count } people
}
export-counting = Counting…
export-not-counted = They could not be counted. Choose again, or try later.
export-format = Format
export-format-csv = CSV
export-format-xlsx = Excel
export-format-json = JSON
export-privacy = Personal data
export-privacy-pseudonymised = Without names
export-privacy-full = With names
export-privacy-pseudonymised-about = A random code for each person, the age band, the region, the month. These are still personal data.
export-privacy-full-about = Everything ticked, as it is, in an encrypted archive.
export-names-care = This file will tell who these people are. It goes into an archive that only this password opens; Segin does not keep it. Say it by voice, never send it with the file.
export-password = Password of the archive
export-password-hint = Whoever receives the file will need it.
export-receiver = Receiver
export-receiver-hint = A person, a service, an agency
export-purpose = Purpose
export-second = Second person
export-second-about = More than { $most } people would leave: that takes two. Somebody else who may export, too, agrees here with their own password. The journal names both.
export-second-nobody = More than { $most } people leave: that should take two, and nobody else here may export. You alone answer for it, and the journal will say so. An account for a second person (Settings, Users) is better, or at most { $most } people, by a list or a filter.
export-second-below = That takes two: somebody else agrees, further down.
export-second-who = Who agrees
export-second-password = Their password
export-second-password-hint = The one with which this person opens Segin.
export-second-missing = More than { $most } people would leave: a second person who may export, too, has to agree. Choose them, or choose at most { $most } people.
export-second-self = It is you who exports: the second person is somebody else.
export-second-no-right = This person may not export, or has no way into this vault any more. Choose another.
export-second-wrong = This is not the password of { $name }. Check capitals and the layout of the keyboard, then try again.
export-second-wrong-wait = This is not the password of { $name }. Next try in { $time }.
export-second-wait = Too many wrong passwords for { $name }. Next try in { $time }.
export-verb = Write the file
export-back = Back to the list
export-file = export
export-done = The file is written; the export stands in the journal.
export-columns-title = Columns
export-columns-usual = Those of the register
export-columns = { $columns } columns, { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
}
export-columns-less = { $columns } columns, { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
}; { $removed } removed
export-search = Find a column
export-of = { $chosen } of { $count }
export-all = All
export-all-of = All columns: { $group }
export-none = None
export-none-of = No column: { $group }
export-group-usual = Register
export-group-person = Person, the rest
export-group-case = Newest case, the rest
export-done-kept = as it is
export-done-removed = removed
export-done-coded = a code
export-done-banded = age band
export-done-month = the month
export-done-region = the region
export-person-code = Code of the person
export-case-code = Code of the case
export-household-code = Code of the household
export-age-band = Age band
export-no-columns = No column goes out. Tick at least one.
export-needs-password = A table with names goes out only in an encrypted archive. Give a password, or choose “without names”.
export-too-long = More than 1,048,575 rows: a sheet of Excel holds no more. Choose CSV, or fewer people.
export-sheet-about = About
export-sheet-definitions = Definitions
export-sheet-removed = Removed
export-head-what = What
export-head-said = What is said of it
export-head-table = Table
export-head-column = Column
export-head-label = Label
export-head-sort = Sort of answer
export-head-answers = Answers
export-head-done = What was done
export-made-on = Made on
export-restricted = Restricted content
export-restricted-never = No export contains any.
export-care = Care
export-still-personal = Data without names are still personal data: keep them as such.
export-sort-text = text
export-sort-number = number
export-sort-day = date
export-sort-one = one answer of a list
export-sort-many = several answers of a list
export-sort-tick = yes, or nothing
export-sort-place = place
export-sort-name = name
export-of-case = { $label } (case)
