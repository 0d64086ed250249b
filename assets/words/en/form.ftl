# The form.
form-save = Save
form-save-key = Ctrl+Enter
form-cancel = Cancel
form-cancel-key = Esc
form-leave-title = Leave without saving?
form-leave-body = What you have just written here will be lost.
form-leave-stay = Go on writing
form-leave-verb = Leave without saving
form-place-told = Kept as told: this place is not in the list.
form-place-near = Kept as told. Is it { $near }?
form-restricted-write = You may write here; only those with the right will read it.
form-restricted-held = Restricted content is already written here. What you would write replaces it.
form-restricted-replaces = What you write replaces the restricted content that was here; only those with the right will read it.
