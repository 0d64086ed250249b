# L’enregistrement d’une personne.
person-title = Nouvelle personne
person-arrival = Arrivée
person-unnamed = Sans nom
person-nothing = Rien n’est encore écrit sur cette personne. Notez au moins une chose : un nom, le sexe ou l’âge.
person-child = Enfant ({ $age }). Suivez les règles de protection des enfants.
person-save = Enregistrer et ouvrir le dossier
person-save-alike =
    { $count ->
        [one] Enregistrer quand même ({ $count } personne semblable)
       *[other] Enregistrer quand même ({ $count } personnes semblables)
    }
person-likely = Déjà enregistrée ?
person-likely-first = Écrivez un nom, un téléphone ou un numéro de document : les personnes qui lui ressemblent apparaissent ici.
person-likely-waiting = Recherche…
person-likely-none = Personne ne porte un nom semblable.
person-likely-some = Ctrl+D mène à la première.
person-likely-other = Trouvé autrement que par le nom
person-likely-same = C’est cette personne
person-likely-preparing = Les fiches sont préparées ({ $percent } %) ; en attendant, seul le nom est recherché.
person-likely-limited = Dossier d’un collègue : nom et numéro seulement
person-likely-also = Aussi enregistrée : { $numbers }
person-likely-arrived = arrivée { $day }
person-known-title = Cette personne est peut-être déjà enregistrée
person-known-body = { $who } est très probablement la même personne : { $why }.
person-known-back = Revenir
person-known-verb = Enregistrer quand même
person-apart-reason = Enregistrée à part malgré la ressemblance
