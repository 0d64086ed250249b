# Amounts typed by hand.
money-xof = FCFA
money-empty = Indiquez un montant, par exemple 52 000.
money-unreadable = Ceci n’est pas un montant. Écrivez des chiffres, par exemple 52 000.
money-negative = Un montant ne peut pas être négatif.
money-whole = Écrivez un montant entier, sans centimes.
money-large = Ce montant est trop grand. Vérifiez les zéros.
money-currency = La monnaie « { $currency } » n’est pas connue. Écrivez par exemple FCFA, EUR ou DZD.
