# Ages, with how well they are known.
age-baby = under one year
age-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
age-about = { $count ->
    [one] about { $count } year
   *[other] about { $count } years
}
age-between = { $min } or { $max } years
age-uncertain = { $age }: treated as a child
