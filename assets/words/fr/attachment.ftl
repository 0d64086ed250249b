# Photos et documents d’un dossier.
problem-photo-consent = Cette personne n’a pas permis sa photo. Demandez-lui d’abord (onglet Consentement, « Prendre et conserver ma photo »), ou choisissez une autre nature de document.
problem-photo-document = Un PDF ne peut pas servir de photo. Choisissez une image (JPEG ou PNG), ou une autre nature de document.
