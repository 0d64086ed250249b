# Agenda, follow-ups and attempts.
problem-followup-reason = Say why this follow-up will not take place.
agenda-contact =
    { $ago ->
        [one] Last real contact on { $day }, { $ago } day ago
       *[other] Last real contact on { $day }, { $ago } days ago
    }
agenda-contact-today = Last real contact today
agenda-contact-none = No real contact noted
agenda-contact-what = A contact = a follow-up that was done, a session that was held, or an attempt by which the person in person was reached. A message left, a relative who answers or a call without answer is none.
agenda-attempt-help = What was tried to reach the person. An attempt does not replace the follow-up: it stays due.
agenda-past-protection = Protection so far
agenda-past-return = Reintegration so far
agenda-rule-protection =
    { $days ->
        [one] Risk { $level }: every day after the last follow-up done
       *[other] Risk level “{ $level }”: { $days } days after the last follow-up done
    }
agenda-rule-return = Visits 1, 3, 6, 9 and 12 months after the return of { $day }
agenda-rule-return-unknown = Visits 1, 3, 6, 9 and 12 months after the return: note the day of arrival (Journey tab)
agenda-none-planned = Nothing is planned.
agenda-plan-one = Plan for { $day }
agenda-plan-months = Plan the visits ({ $months } months)
agenda-month =
    { $month ->
        [one] { $month } month after the return
       *[other] { $month } months after the return
    }
agenda-verb-of = { $verb } ({ $day })
agenda-done = Done…
agenda-tried = Attempt…
agenda-put-off = Move…
agenda-missed = Missed…
agenda-cancel = Cancel…
agenda-tried-count =
    { $count ->
        [one] { $count } attempt, still due
       *[other] { $count } attempts, still due
    }

agenda-new = New appointment
agenda-new-here = Add on this day
agenda-print = Print the day…
agenda-today = Today
agenda-week = Week
agenda-month-word = Month
agenda-week-before = Week before
agenda-week-after = Week after
agenda-month-before = Month before
agenda-month-after = Month after
agenda-month-of = { $month } { $year }
agenda-day-of = { $day } { $month }
agenda-whose = Whose
agenda-mine = My agenda
agenda-centre = The whole centre
agenda-days = Days: arrows by day, Page up and down, T for today, N to add, Enter to open
agenda-day-count = { $day }, { $count } on the list
agenda-day-free = { $day }, nothing planned
agenda-day-empty = Nothing planned.
agenda-empty = Nothing is planned here. An appointment is noted with “New appointment”, a follow-up in the case of the person.
agenda-reading = Reading…
agenda-more =
    { $count ->
        [one] + { $count } more
       *[other] + { $count } more
    }
agenda-late-all = Show all
agenda-late-few = Show fewer
agenda-took-place = done
agenda-weekday-1 = Mon
agenda-weekday-2 = Tue
agenda-weekday-3 = Wed
agenda-weekday-4 = Thu
agenda-weekday-5 = Fri
agenda-weekday-6 = Sat
agenda-weekday-7 = Sun
agenda-what-protection = Protection follow-up
agenda-what-return = Reintegration visit
agenda-what-session = Session
agenda-what-item = Action of the plan
agenda-what-referral = Answer awaited
agenda-what-answer = Answer awaited from { $agency }
agenda-what-task = Task
agenda-what-workshop = Workshop
agenda-sort = What
agenda-who = Person
agenda-who-maybe = Person (when the task is about a case)
agenda-who-hint = Name or case number
agenda-who-other = Change
agenda-who-first = Choose the person first.
agenda-day = Day
agenda-time = Time
agenda-time-hint = hh:mm
agenda-save = Save
agenda-leave = Close
agenda-print-title = { $day }
agenda-print-preview = Preview of the list
agenda-print-by = People stand in it by
agenda-print-code = Case number
agenda-print-name = Name
agenda-print-name-care = A list of names can put people in danger: keep it on you, destroy it in the evening.
agenda-print-where = File
agenda-print-where-hint = Where to save the PDF. The file is not encrypted: print it, then delete it.
agenda-print-save = Save the PDF
agenda-print-failed = The list could not be laid out. Try again; if it happens again, tell the person who looks after the computer.
agenda-file-kept = File saved. It is not encrypted: delete it after use.
problem-file-place = This folder is not on this computer. Name a folder that exists and a file name.
problem-file-there = A file has this name already. Give another one: nothing is overwritten.
problem-file-write = This file could not be written. Choose a folder you may write to, with room in it.
followup-case-closed = Case closed.
