# The first screen of the day.
today-title = Today
today-hello = Hello { $name }
today-day = { $weekday } { $day } { $month } { $year }
today-weekday-1 = Monday
today-weekday-2 = Tuesday
today-weekday-3 = Wednesday
today-weekday-4 = Thursday
today-weekday-5 = Friday
today-weekday-6 = Saturday
today-weekday-7 = Sunday
today-month-1 = January
today-month-2 = February
today-month-3 = March
today-month-4 = April
today-month-5 = May
today-month-6 = June
today-month-7 = July
today-month-8 = August
today-month-9 = September
today-month-10 = October
today-month-11 = November
today-month-12 = December

today-mine = My cases
today-team = Whole team
today-more = Show { $count } more
today-rest = { $count } more are not shown. Choose cases in the list of people.
today-done = Done
today-done-more = Done…
today-an-agency = the agency
today-an-activity = activity to be decided
today-nobody = no worker

today-drafts = Entries to resume
today-draft-new = { $kind }, new entry
today-draft-of = { $kind }: { $name }
today-typed-at = Interrupted today at { $time }
today-typed-on = Interrupted on { $day } at { $time }
today-resume = Resume
today-drop = Discard
today-drop-verb = Discard the entry
today-drop-title = Discard this entry?
today-drop-body = { $what }. What was typed and not saved will be lost.
today-keep = Keep the entry

today-arrivals = Arrivals by week
today-arrivals-now = { $count ->
    [one] { $count } person this week
   *[other] { $count } people this week
}
today-arrivals-week = Week of { $from }: { $count }
today-alone = { $count ->
    [one] { $count } thing due without a worker
   *[other] { $count } things due without a worker
}
today-alone-why = Nobody looks after these cases.
today-alone-show = Show these cases

today-nothing = Nothing to do in your cases within seven days. Follow-ups, answers and sessions will appear here on their day.
today-nothing-team = Nothing to do in the team’s cases within seven days.
today-nothing-here = Nothing of this sort.
today-show-all = Show everything
today-people = See the people
today-first-use = The register is empty. Register the first person: follow-ups and answers awaited will appear here on their day.
today-no-cases = Your role does not open cases. The settings of the office are open to you.
today-settings = Open the settings
today-told = For you
today-told-all = Mark all as seen
today-told-open = Open the case of { $who }
today-told-seen = Seen
today-told-seen-of = Seen: { $who }
today-told-approved = { $what }: approved
today-told-returned = { $what }: sent back
today-told-to-accept = Case to accept
today-told-waits = Hand-over waits
today-told-yours = Case assigned
today-told-accepted = Hand-over accepted
today-told-declined = Hand-over declined
today-told-accept = Accept
today-told-accept-of = Accept the case of { $who }
today-told-decline-of = Decline the case of { $who }
today-told-decline-title = Decline the case
today-told-decline-why = Why?
today-told-decline-verb = Decline the case
today-told-answer-of = Answer the remark on { $who }
today-told-answer-title = Answer the remark
today-told-answer-text = Answer
today-told-answer-verb = Send the answer
