# The arrival of a bus: grid, register, slips, selection.

arrival-title = Arrival of a bus
arrival-registered = Bus registered
arrival-slips-kept = Slips saved
arrival-slip-open = Registration slip of { $name }
arrival-slip-void = This slip no longer counts: a new one took its place on { $day }. Ask for the new one, or look for the person by name.
arrival-slip-void-undated = This slip no longer counts: a new one took its place. Ask for the new one, or look for the person by name.
arrival-looked-at = Compared on arrival: two persons.
arrival-known-gone = This person is no longer in the register. Choose “New person” or another one.
arrival-not-in-list = “{ $given }” is not in the list. Type the first letters of an answer.
arrival-code-unknown = “{ $given }” is not a code. Type for example enc, soin or heb; anything else goes into the remark.
arrival-household-key = “{ $given }” is not a household key. Type a figure or a letter, the same for all members.
arrival-household-role = “{ $given }” is not a role. Type the key, then head, spouse, child, parent or brother.
arrival-selection-why = Say why, after a space or a colon: a stays with his brother.

# Columns
arrival-column-family-name = Family name
arrival-column-given-name = Given names
arrival-column-sex = Sex
arrival-column-birth = Birth, age
arrival-column-father-name = Father
arrival-column-mother-name = Mother
arrival-column-village = Village of origin
arrival-column-phone = Telephone
arrival-column-household = Household
arrival-column-need = Needs
arrival-column-remark = Remark
arrival-column-selection = Follows
arrival-column-arrived-on = Arrived on
arrival-column-entry-point = Point of entry
arrival-column-departure-country = From country
arrival-column-return-category = Category

arrival-hint-family-name = As the person says it. May stay empty.
arrival-hint-given-name = All given names. May stay empty.
arrival-hint-sex = f or m
arrival-hint-birth = 12/03/1998, 1998, about 1990 or 25 years
arrival-hint-father-name = Name of the father
arrival-hint-mother-name = Name of the mother
arrival-hint-village = The village, then a comma and the cercle or region
arrival-hint-phone = 76 12 34 56, or +213 for a foreign number
arrival-hint-household = The same key for the whole household; the first is its head, or else: 3 head
arrival-hint-need = A few letters for each need: enc soin heb
arrival-hint-remark = What to remember; becomes a note of the case
arrival-hint-selection = d for a full case, a and why for help once
arrival-hint-arrived-on = Only when it is not everybody’s day
arrival-hint-entry-point = Only when it is not everybody’s
arrival-hint-departure-country = Only when it is not everybody’s
arrival-hint-return-category = Only when it is not everybody’s

# Grid and panel
arrival-grid = People of the bus
arrival-column-check = Check
arrival-cell = Line { $line }, { $column }: { $text }
arrival-check-line = Line { $line }: { $said }
arrival-known = Known already
arrival-known-name = Known already: { $name }
arrival-known-line = Known already: { $name } { $number }. A case will open for this arrival.
arrival-new = New person
arrival-new-key = Ctrl+Shift+Enter
arrival-new-alone = New person.
arrival-new-line = New person: those who were offered are other people.
arrival-same = It is this person
arrival-same-key = Ctrl+Enter
arrival-same-named = It is this person: { $name }
arrival-again = Decide anew
arrival-two = They are two persons
arrival-twin = Looks like line { $line }: the same person typed twice?
arrival-twin-short = Like line { $line }
arrival-may-be = { $certain }: { $name }
arrival-to-correct = To correct
arrival-refused = Not registered
arrival-refused-why = Not registered: { $reason }
arrival-preparing = The register is being made ready for the check: { $percent } %.
arrival-looking = Looking in the register…
arrival-nobody = Nobody alike in the register.
arrival-too-little = Too little to look in the register; the line can be registered as it is.
arrival-why-not = { $yes }; but { $no }
arrival-keys = F2 change · Ctrl+D fill down · Ctrl+I insert · Ctrl+Del remove
arrival-left-over = { $count ->
    [one] One pasted cell found no column.
   *[other] { $count } pasted cells found no column.
} Ctrl+Z takes the paste back.

# Registering
arrival-register = { $count ->
    [0] Register the bus
    [one] Register the bus (1 person)
   *[other] Register the bus ({ $count } people)
}
arrival-register-key = Ctrl+S
arrival-none-typed = Nobody is typed yet. Type one line per person.
arrival-none-ready = No line is ready. Correct what is underlined in red; nothing is lost.
arrival-some-left = The finished lines are registered. Those to correct are still here.
arrival-partly = { $count ->
    [one] One line is not registered: { $first }
   *[other] { $count } lines are not registered. The first: { $first }
}
arrival-open-title = Perhaps known already
arrival-open-body = { $count ->
    [one] One line looks like somebody known, and nothing is decided. Registered like this it becomes a new person.
   *[other] { $count } lines look like people who are known, and nothing is decided. Registered like this they become new people.
}
arrival-open-look = Look at them
arrival-open-verb = Register all the same

# Selection and slips
arrival-type = Type a bus
arrival-select = Selection and slips
arrival-select-none = When a bus is registered, its passengers wait here for a decision: full case or help once.
arrival-select-which = Arrival
arrival-select-line = { $what } · { $count ->
    [one] 1 person
   *[other] { $count } people
}, { $waiting } waiting
arrival-select-show = Show
arrival-select-waiting = Waiting ({ $count })
arrival-select-all = All ({ $count })
arrival-select-reason = Why
arrival-select-reason-hint = Stays with his brother in Bamako
arrival-select-say-why = Say why.
arrival-select-for = { $count ->
    [0] Tick people
   *[other] For { $count } people
}
arrival-select-one = For { $name }
arrival-select-name = Name
arrival-select-age = Sex and age
arrival-select-number = Case
arrival-select-why = Why
arrival-select-slip = Slip
arrival-select-has-slip = Has a slip
arrival-select-open = Waiting
arrival-select-done = Everybody has been decided on.
arrival-select-everybody = See everybody
arrival-past = Last buses registered
arrival-past-slips = Print the slips…
arrival-past-slips-of = Print the slips: { $what }
arrival-slips = Slips to print…
arrival-slips-title = { $count ->
    [one] One registration slip
   *[other] { $count } registration slips
}
arrival-slips-about = Ten slips to a page, with marks where to cut. Each bears the given name, the first letter of the family name, the number of the case, the day and a code that opens the case in Segin, and nothing else.
arrival-slips-renewed = { $count ->
    [one] One person has a slip already: the old one will no longer count.
   *[other] { $count } people have slips already: the old ones will no longer count.
}
arrival-slips-save = Save the PDF
arrival-slips-preview = Registration slips
arrival-slips-file = slips
