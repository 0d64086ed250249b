# Dates typed by hand.
date-empty = Give a date, for example 03/05/2001.
date-unfinished = The date is incomplete. Write day/month/year, for example 03/05/2001.
date-without-year = The year is missing. Write day/month/year, for example 03/05/2001.
date-unreadable = This is not a date. Write day/month/year, for example 03/05/2001.
date-needs-day = The exact day is needed. Write day/month/year, for example 03/05/2001.
date-year = The year { $year } is not possible here. Check the year.
date-month = There is no month { $month }. Write the day first, then the month.
date-day = There is no day { $day } in { $month }: the last day is the { $last }. Check the day.
date-future = { $date } has not come yet: today is { $today }. Check the date.
date-not-a-time = “{ $given }” is not a time. Write for example 14:30.
