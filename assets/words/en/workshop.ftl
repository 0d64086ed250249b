workshop-new = New workshop
workshop-period = Period
workshop-week = Week
workshop-month = Month
workshop-quarter = Quarter
workshop-participations = Participations
workshop-persons = Distinct persons
workshop-two-figures = Two figures that are never added up. People outside the register count as participations only.
workshop-none = No workshop in this period. Make one, then note who took part.
workshop-list = Workshops
workshop-date = Date
workshop-what = Activity
workshop-place = Place
workshop-led-by = Led by
workshop-status = Status
workshop-attendance = Attendance
workshop-attendance-none = Nobody of the register is noted as present yet.
workshop-search = Add somebody, by name or case number
workshop-household = Add their household
workshop-household-none = No open case for { $names }: not added.
workshop-no-case = { $name } has no case. Open one, then add the person.
workshop-remove = Remove { $name }
workshop-count = { $count ->
    [one] { $count } person of the register
   *[other] { $count } people of the register
}
workshop-back = All workshops
workshop-add = Add { $name }
