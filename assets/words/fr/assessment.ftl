assessment-return-stopped = Parcours de retour suspendu : un besoin de protection internationale passe avant.
