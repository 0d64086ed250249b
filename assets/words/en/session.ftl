session-scales = Screening scales
session-scales-about = A refusal changes nothing about services. Answers and totals are read only by those with the right.
session-scales-none = No scale asked in this case.
session-scales-sealed = { $count ->
    [one] { $count } scale asked. The result is restricted.
   *[other] { $count } scales asked. The results are restricted.
}
session-no-contact = No scale can be asked: the centre has no clinical contact. An administrator adds it in Settings, Scales.
session-consent-first = First ask whether the person accepts these questions. A refusal changes nothing about their services.
session-consent-refused = The person does not want these questions: no scale is asked, and nothing changes about their services.
session-to-consent = Note their consent or refusal
session-untrained = You are not marked as trained for: { $names }. An administrator can change that in Settings, Scales.
session-how-asked = How the questions were asked
session-oral = No official wording is loaded in { $language }. If you translate aloud, tick the oral translation.
session-scale-save = Save the scale
session-scale-save-part = Save without a total
session-scale-leave = Do not ask the scale
session-scale-empty = No answer is noted. Answer one question at least, or leave the scale.
session-taken = { $count ->
    [one] asked once, on { $day }
   *[other] asked { $count } times, last on { $day }
}
session-show = See the results
session-hide = Hide
session-show-of = Results of { $name }
session-with-interpreter = with an interpreter
session-oral-noted = oral translation
session-version = definition { $version }
session-propose = Result at the cut-off: to be discussed with the person. Nothing is added without you.
session-propose-plan = Propose to the plan…
session-propose-referral = Propose a referral…
session-course-progress = { $held } of { $planned } sessions held
session-untrained-one = You are not marked as trained for { $name }. An administrator can change that in Settings, Scales.
session-no-consent = There is no consent in force for screening. Ask first; a refusal changes nothing about services.
session-held-future = A session to come cannot be marked as held. Leave it planned, or correct the date ({ $day }).
session-course-ended = This course has ended. Open a new one, or note the session without a course.
session-layer = Layer { $layer }: { $name }
session-layer-1 = basic services and security
session-layer-2 = community and family supports
session-layer-3 = focused non-specialised supports
session-layer-4 = specialised services
