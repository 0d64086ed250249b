questionnaire-about = The forms that the office uses already in Kobo or ODK. Their questions are asked in the case, under “Forms”.
questionnaire-none = No form is loaded.
questionnaire-load = Load an XLSForm
questionnaire-load-about = Name the workbook (.xlsx) of the form, or drop it here. Nothing is loaded before you agree.
questionnaire-file = Workbook
questionnaire-read = Read the form
questionnaire-reading = Reading the form…
questionnaire-confirm = Load this form
questionnaire-leave = Do not load it
questionnaire-taken = { $count ->
    [one] { $count } question is taken
   *[other] { $count } questions are taken
}
questionnaire-left = { $count ->
    [0] Everything is taken.
    [one] { $count } point is not taken
   *[other] { $count } points are not taken
}
questionnaire-newer = A version of this form is loaded already ({ $version }). The new one takes its place; answers already given stay.
questionnaire-place = { $sheet }, row { $row }
questionnaire-version = Version
questionnaire-questions = Questions
questionnaire-loaded-on = Loaded on
questionnaire-asked-of = Asked of
questionnaire-off = Switched off
questionnaire-on = In use
questionnaire-stop = Switch off
questionnaire-stop-named = Switch off “{ $title }”
questionnaire-go = Use again
questionnaire-go-named = Use “{ $title }” again
questionnaire-show-left = What is not taken
questionnaire-loaded = The form is loaded
questionnaire-case-none = No form of the office is in use. An administrator loads them in the settings.
questionnaire-unread = This file cannot be read as an .xlsx workbook. Save the form as Excel (.xlsx), then try again.
questionnaire-no-survey = This workbook has no sheet “survey” with the columns “type” and “name”: it is no XLSForm.
questionnaire-long = This workbook is too large for a form. Keep the sheets survey, choices and settings, then try again.
questionnaire-empty = No question of this form can be taken.
questionnaire-no-name = This form has neither form_id nor title. Give it a form_id in the sheet settings.
questionnaire-other-kind = This form is asked of something else already (case or person). Choose the same, or change its form_id.
questionnaire-rule = This answer is against the rule of the form: { $rule }
questionnaire-said = { $said }
questionnaire-left-noted = “{ $type }” is noted by the telephone: of no use here.
questionnaire-left-calculate = “{ $name }” is a calculation: Segin does not calculate in forms.
questionnaire-left-type = “{ $name }” is of type “{ $type }”, which Segin does not know.
questionnaire-left-name = The name “{ $name }” is not sound: letters without accents, figures and underscores.
questionnaire-left-twice = The name “{ $name }” is taken by a question above.
questionnaire-left-list = “{ $name }” names the list “{ $list }”, which the sheet choices lacks.
questionnaire-left-other = “{ $name }”: the free answer “other” (or_other) is not offered.
questionnaire-left-inside = “{ $name }”: the text quotes another answer; it is shown as it is written.
questionnaire-left-required = “{ $name }”: that it must be answered hangs on a formula, “{ $text }”; it need not be.
questionnaire-left-condition = “{ $name }”: the condition “{ $text }” is not followed; it is asked of everybody.
questionnaire-left-rule = “{ $name }”: the rule “{ $text }” is not followed; any answer is accepted.
questionnaire-left-filter = “{ $name }”: the filter “{ $text }” is not followed; all answers are offered.
questionnaire-left-column = “{ $name }”: the column “{ $column }” is not followed.
questionnaire-left-language = Texts in “{ $language }” are not shown: Segin speaks French and English.
questionnaire-left-repeat = “{ $name }” is a repeated group: its { $count } questions are not taken.
questionnaire-left-answer = An answer without list or name: “{ $name }”.
questionnaire-left-code = The code “{ $name }” holds a space or a semicolon: the answer is not taken.
questionnaire-left-code-twice = The code “{ $name }” stands twice in one list: the second is not taken.
questionnaire-left-sort = “{ $name }” changed its type since the version loaded: it keeps the old one, for answers exist.
questionnaire-unknown = The form { $form } is not loaded. Load it first in the settings.
