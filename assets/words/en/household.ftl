# The household of a person.
household-leave = Leave the household…
household-history = Life of the household
household-case = Open a case
household-case-of = Open a case for { $name }
household-all = For the whole household
household-all-help = Typed once for every member with an open case, taken back at once.
household-all-text = Text
household-appointment = Appointment
household-all-save = { $count ->
    [0] No open case in this household
    [one] Note for the only open case of the household
   *[other] Note for the { $count } open cases of the household
}
household-all-written = { $count ->
    [one] Noted for one case.
   *[other] Noted for { $count } cases.
}
