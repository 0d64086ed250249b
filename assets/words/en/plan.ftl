plan-none = No plan yet. It says what the person wants to reach, with which support, from whom and by when.
plan-title = Plan, version { $version }
plan-draft = Being prepared
plan-not-agreed = Not agreed with the person yet
plan-old = An earlier version, to be read only.
plan-reached = { $done } of { $total } delivered
plan-send = Send for approval…
plan-next = Begin a new version
plan-next-help = This plan is approved. What you add to it opens a new version, to be approved in its turn.
plan-monitor = Go on to follow-up only
plan-versions = Other versions
plan-items = Items of the plan
plan-items-none = No item. Add what was agreed, one by one.
plan-loose = Without a goal
plan-goal-target = by { $day }
plan-goal-reached = Reached on { $day }
plan-unanswered = Needs without an answer in the plan
plan-unanswered-none = Every need noted has its answer in the plan.
plan-beside = { $count ->
    [one] 1 help was given outside the plan.
   *[other] { $count } helps were given outside the plan.
}
plan-beside-show = See the help given
plan-by = By { $who }
plan-by-us = By us
plan-by-us-who = By us, { $who }
plan-item-agreed = accepted by the person
plan-item-not-agreed = not accepted yet
plan-for = for: { $need }
plan-due = by { $day }
plan-late = Late, { $day }
plan-more = More actions: { $what }
plan-give = Note help given
plan-move-planned = Set back to planned
plan-move-referred = Mark as referred
plan-move-ongoing = Mark as in progress
plan-move-delivered = Delivered
plan-move-not-delivered = Not delivered…
plan-move-cancelled = Cancel
plan-item-leave = Take out of this version
plan-given-quantity = Delivered: { $amount }
plan-given-times = { $count ->
    [one] given once
   *[other] given { $count } times
}
plan-given-referrals = { $count ->
    [one] 1 referral carried out
   *[other] { $count } referrals carried out
}
plan-given-waiting = { $count ->
    [one] 1 referral waiting
   *[other] { $count } referrals waiting
}
plan-given-on = delivered on { $day }
plan-given-unknown = Delivered, no details noted
plan-unit-case = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
plan-unit-child = { $count ->
    [one] { $count } child
   *[other] { $count } children
}
plan-unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
plan-unit-document = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
plan-unit-event = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
plan-unit-household = { $count ->
    [one] { $count } household
   *[other] { $count } households
}
plan-unit-kit = { $count ->
    [one] { $count } kit
   *[other] { $count } kits
}
plan-unit-participant = { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
plan-unit-participation = { $count ->
    [one] { $count } participation
   *[other] { $count } participations
}
plan-unit-person = { $count ->
    [one] { $count } person
   *[other] { $count } persons
}
plan-unit-person-night = { $count ->
    [one] { $count } night
   *[other] { $count } nights
}
plan-unit-placement = { $count ->
    [one] { $count } placement
   *[other] { $count } placements
}
plan-unit-project = { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
plan-unit-service = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
plan-unit-session = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
plan-unit-training = { $count ->
    [one] { $count } training
   *[other] { $count } trainings
}
plan-unit-trip = { $count ->
    [one] { $count } trip
   *[other] { $count } trips
}
plan-unit-visit = { $count ->
    [one] { $count } visit
   *[other] { $count } visits
}
plan-unit-xof = { $count } FCFA
