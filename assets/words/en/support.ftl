support-none = No support noted. A support begins with a person found eligible, then a budget and its tranches.
support-return-stopped = Return on hold since { $day }: a need for asylum is noted. Supports can be planned; none starts until a supervisor lifts this.
support-count-eligible = Eligible
support-count-started = Started
support-count-completed = Completed
support-counts-about = Three different counts: a support completed was first started, a support started was first eligible. None of them alone says that the person is reintegrated.
support-no-collective = Shared support: the collective project is not chosen yet.
support-collective =
    { $others ->
        [0] Share of “{ $name }”, nobody else so far
        [one] Share of “{ $name }”, with one other person
       *[other] Share of “{ $name }”, with { $others } other people
    }
support-participations =
    { $count ->
        [one] 1 participation of the community
       *[other] { $count } participations of the community
    }
support-no-budget = No budget yet: set amount and currency to plan tranches.
support-budget = Budget { $amount }
support-balance = Balance { $balance } · left to allot { $left }
support-paid = Paid
support-approved = Approved, to be paid
support-planned = Planned, to be approved
support-contribution = Contribution of the person: { $amount }
support-tranche = Tranche { $number }
support-edit = Change: { $what }
support-no-proof = Proof missing
support-asked = Approval asked for
support-approve = Approve
support-ask = Ask for approval
support-pay = Enter the payment
support-planned-on = planned on { $day }
support-approved-on = approved on { $day }
support-paid-on = paid on { $day }
support-visits = Monitoring visits
support-visits-none = The five visits become due by themselves when the first support starts: 1, 3, 6, 9 and 12 months after the return, or after the start where that is later.
support-visits-missing = A support has started without its visits being planned.
support-visits-plan = Plan the five visits
support-visit-none = not planned
support-visit-enter = Enter
support-visit-read = Open
support-visit-missed = Missed
support-visit-name = { $verb }: visit at { $month }
support-month =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
support-visit-last =
    { $count ->
        [one] Last visit made: { $count } month
       *[other] Last visit made: { $count } months
    }
support-visit-stands-still = Activity at a standstill
support-survey-none = The survey was not taken yet. A first round at the start gives something to compare with.
support-survey-open = Open the round: { $round }
support-survey-figure = Overall { $figure }
support-survey-unknown = This round was taken with version { $version }, which is not loaded here: the answers are kept, the score cannot be computed.
support-survey-trend = Each dimension over time
support-survey-versions =
    { $count ->
        [one] Another round was taken with another version of the survey: it does not compare with version { $version } and is not in the chart.
       *[other] { $count } other rounds were taken with another version of the survey: they do not compare with version { $version } and are not in the chart.
    }
support-proposed = A task already reminds to propose this follow-up.
support-task-psychosocial = Propose psychosocial follow-up, after the reintegration survey
survey-file-unread = This file cannot be opened or is not text. Check the path and that it is a .json file.
survey-file-known = Version { $version } is loaded already. A new definition has a new version, so that its scores do not mix with the former ones.
survey-file-loaded = Definition loaded
