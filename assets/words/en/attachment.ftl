# Photos and documents of a case.
problem-photo-consent = This person has not allowed their photo. Ask them first (Consent tab, “Take and keep my photo”), or choose another kind of document.
problem-photo-document = A PDF cannot serve as photo. Choose a picture (JPEG or PNG), or another kind of document.
