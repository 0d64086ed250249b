# Registering somebody.
person-title = New person
person-arrival = Arrival
person-unnamed = No name
person-nothing = Nothing is written about this person yet. Note at least one thing: a name, the sex or the age.
person-child = Child ({ $age }). Follow the rules for the protection of children.
person-save = Save and open the case
person-save-alike =
    { $count ->
        [one] Save all the same ({ $count } similar person)
       *[other] Save all the same ({ $count } similar people)
    }
person-likely = Registered already?
person-likely-first = Write a name, a telephone or the number of a paper: people who look alike appear here.
person-likely-waiting = Searching…
person-likely-none = Nobody has a similar name.
person-likely-some = Ctrl+D leads to the first.
person-likely-other = Found by something else than the name
person-likely-same = It is this person
person-likely-preparing = Records are being made ready ({ $percent }%); until then only the name is looked for.
person-likely-limited = A colleague’s case: name and number only
person-likely-also = Also registered as { $numbers }
person-likely-arrived = arrived { $day }
person-known-title = This person may be registered already
person-known-body = { $who } is very likely the same person: { $why }.
person-known-back = Back
person-known-verb = Register all the same
person-apart-reason = Registered separately in spite of the likeness
