# Filters on any fact: conditions over the list of people.
filter-age = Age
filter-total = Total of the scale
filter-title = Condition
filter-leave = Cancel
filter-apply = Apply
filter-add = Condition
filter-about = What it is about
filter-also = And, of the same record
filter-any = { $kind } – there is one
filter-op = What must hold
filter-op-is = Is
filter-op-contains = Contains
filter-op-range = Between
filter-op-last = The last days
filter-op-next = The next days
filter-op-before = Longer ago than
filter-op-days = Between two dates
filter-op-month = This month
filter-op-quarter = This quarter
filter-op-last-quarter = Last quarter
filter-op-year = This year
filter-op-filled = Answered
filter-op-empty = Not answered
filter-one-of = One of these answers
filter-text = Text
filter-days = Number of days
filter-least = At least
filter-most = At most
filter-first = From
filter-until = To
filter-how-many = Number of records, at least
filter-add-and = Another condition on the same record
filter-add-or = Or another condition
filter-or-else = Or
filter-remove = Remove this possibility
filter-remove-test = Remove this condition
filter-not = The reverse: everybody but these
filter-count = { $count ->
    [one] { $count } person meets this condition
   *[other] { $count } people meet this condition
}
filter-counting = Counting…
filter-count-later = The number of people appears as soon as the condition is complete.
filter-choose = Choose what it is about.
filter-choose-value = Give at least one answer.
filter-restricted = This list asks about restricted content. It shows nobody to those without that access.

filter-and = and
filter-or = or
filter-join = Conditions joined by: { $word }. Change
filter-everybody = everybody
filter-but = But { $what }
filter-with = With { $what }
filter-without = Without { $what }
filter-at-least = at least { $least } × { $what }
filter-empty = not answered
filter-filled = answered
filter-yes = yes
filter-no = no
filter-me = me
filter-contains = { $what } contains “{ $text }”
filter-from-to = { $from } to { $to }
filter-from = { $from } or more
filter-to = { $to } or less
filter-day-from-to = from { $from } to { $to }
filter-day-from = since { $from }
filter-day-to = until { $to }
filter-last = { $count ->
    [one] today
   *[other] the last { $count } days
}
filter-next = { $count ->
    [one] today
   *[other] the next { $count } days
}
filter-before = { $count ->
    [one] more than a day ago
   *[other] more than { $count } days ago
}
filter-month = this month
filter-quarter = this quarter
filter-last-quarter = last quarter
filter-year = this year
