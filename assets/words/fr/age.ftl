# Ages, with how well they are known.
age-baby = moins d’un an
age-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
age-about = { $count ->
    [one] environ { $count } an
   *[other] environ { $count } ans
}
age-between = { $min } ou { $max } ans
age-uncertain = { $age } : traité comme un enfant
