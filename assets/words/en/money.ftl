# Amounts typed by hand.
money-xof = FCFA
money-empty = Give an amount, for example 52 000.
money-unreadable = This is not an amount. Write figures, for example 52 000.
money-negative = An amount cannot be negative.
money-whole = Write a whole amount, without cents.
money-large = This amount is too large. Check the zeros.
money-currency = The currency “{ $currency }” is not known. Write for example FCFA, EUR or DZD.
