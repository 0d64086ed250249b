# Telephone numbers typed by hand.
phone-empty = Indiquez un numéro, par exemple 76 12 34 56.
phone-letters = Un numéro n’a que des chiffres. Enlevez les lettres et notez à qui il appartient à côté.
phone-signs = Le signe « { $sign } » n’a pas sa place dans un numéro. Enlevez-le.
phone-short = Ce numéro n’a que { $count } chiffres. Un numéro du Mali en a 8.
phone-old = Ce numéro a 7 chiffres, comme avant 2008. Demandez le numéro actuel à 8 chiffres.
phone-mali = Après +223 il faut 8 chiffres ; il y en a { $count }.
phone-start = Aucun numéro du Mali ne commence par { $figure }. Pour un numéro étranger, mettez + et l’indicatif du pays.
phone-foreign = Pour un numéro étranger, commencez par + et l’indicatif du pays, par exemple +213 pour l’Algérie.
phone-long = Ce numéro est trop long : { $count } chiffres.
phone-several = Il y a plusieurs numéros ici. Mettez-en un par ligne.
