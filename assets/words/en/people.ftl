# The list of people.
people-title = People
people-new = New person
people-search = Name, number, telephone, parent
people-list = List of people
people-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
people-found = { $count ->
    [one] { $count } answer
   *[other] { $count } answers, the closest first
}
people-ticked = { $count ->
    [one] { $count } ticked
   *[other] { $count } ticked
}
people-everybody = Show everybody
people-untick = Untick all

people-name = Name
people-nameless = Name not known
people-why = Found by
people-why-number = Number
people-why-other = Place or parent
people-age = Age
people-age-about = abt { $age }
people-sex = Sex
people-case = Case
people-status = Status
people-risk = Risk
people-risk-unset = Not set
people-country = Country
people-country-of-return = Country returned from
people-arrived = Arrived
people-worker = Worker
people-centre = Centre
people-arrival = Day of arrival
people-missing = Missing information

people-filter = Filter
people-filter-search = Search the list
people-filter-back = Back to the filters
people-more = { $what }…
people-chip = { $part }: { $what }
people-clear-filters = Clear filters
people-open-only = Open cases
people-mine = My cases
people-arrived-today = Today
people-arrived-week = The last 7 days
people-arrived-month = The last 30 days
people-from = Arrived on or after
people-to = Arrived on or before
people-done = Close the menu
people-arrived-on = Arrived on { $day }
people-arrived-from = Arrived since { $from }
people-arrived-to = Arrived until { $to }
people-arrived-between = Arrived { $from } to { $to }
people-empty-birth = No birth date or age
people-empty-contact = No telephone
people-empty-document = No document
people-empty-risk = No risk level
people-empty-worker = No worker
people-empty-case = No case

people-nobody = Nobody is registered yet. The list will fill with the first arrivals.
people-first = Register a person
people-no-match = Nobody matches these filters.
people-no-match-text = Nobody matches “{ $text }”. Try a part of the name or another spelling.
people-register = Register “{ $text }”
people-also = Also { $numbers }
