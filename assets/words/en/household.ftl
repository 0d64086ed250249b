# The household of a person.
household-leave = Leave the household…
household-history = Life of the household
household-case = Open a case
household-case-of = Open a case for { $name }
household-all = For the whole household
household-all-help = Typed once for every member with an open case, taken back at once.
household-all-text = Text
household-all-save = Note for the open cases of the household
household-appointment = Appointment
