assessment-return-stopped = Return track stopped: a need for international protection comes first.
assessment-track-title = Return track stopped
assessment-track-since = A need for international protection was noted. Since { $day }, no return support begins.
assessment-track-asked = Referred already: { $agency }, { $status }.
assessment-track-refer = Refer to { $agency }
assessment-track-lift = Let the track go on…
assessment-factors = Risks and strengths
assessment-level-individual = The person
assessment-level-household = Household and family
assessment-level-community = The community
assessment-level-structural = Country and region
assessment-level-empty = Nothing noted at this level.
assessment-no-risk = No risk noted.
assessment-no-strength = No strength noted.
assessment-resolved = { $count ->
    [one] 1 resolved need
   *[other] { $count } resolved needs
}
assessment-restricted = Restricted
assessment-need-nothing = Nothing is planned for this need yet.
assessment-need-plan = Put in the plan
assessment-need-refer = Refer
assessment-answer-plan = In the plan: { $what }, { $state }
assessment-answer-referral = Referral: { $what }, { $state }
assessment-answer-help = Help: { $what }, { $state }
assessment-risk-from = from: { $needs }
assessment-risk-uncertain = The age is not certain: the person is treated as a child.
assessment-risk-help = The proposed level comes from needs not resolved. A person decides: raising takes effect at once, lowering is a supervisor’s.
assessment-trafficking = Possible signs of trafficking
assessment-trafficking-note = Signs, never a conclusion: the words are presumed victim until an authority has decided.
assessment-trafficking-none = No sign noted.
assessment-trafficking-presumed = Each element required has support: to be treated as a presumed victim. Propose protection and a referral.
assessment-element-act = Act
assessment-element-means = Means
assessment-element-purpose = Purpose
assessment-element-other = Other signs
assessment-element-none = No sign
assessment-element-child = No sign; not required for a child
assessment-element-supported = { $count ->
    [one] Element supported by 1 sign
   *[other] Element supported by { $count } signs
}
assessment-element-count = { $count ->
    [one] 1 sign
   *[other] { $count } signs
}
assessment-profile = Complete the profile
