# Telephone numbers typed by hand.
phone-empty = Give a number, for example 76 12 34 56.
phone-letters = A number has figures only. Take the letters out and note beside it whose it is.
phone-signs = The sign “{ $sign }” has no place in a number. Take it out.
phone-short = This number has only { $count } figures. A number in Mali has 8.
phone-old = This number has 7 figures, as before 2008. Ask for today’s number of 8 figures.
phone-mali = After +223 there must be 8 figures; there are { $count }.
phone-start = No number in Mali begins with { $figure }. For a foreign number, put + and the country’s code.
phone-foreign = For a foreign number, begin with + and the country’s code, for example +213 for Algeria.
phone-long = This number is too long: { $count } figures.
phone-several = There are several numbers here. Put one on each line.
