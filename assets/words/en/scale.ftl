# The screening scales: what stands around them, never their text, which belongs to its owner.
scale-not-shipped = { $name } is not part of Segin. { $licence }.
scale-age-under = { $name } is not meant for people under { $least }. Made for: { $population }. Check the age, or choose another tool.
scale-answer-unreadable = “{ $given }” cannot be read as an answer. These answers were changed outside Segin: restore a backup.
scale-answer-twice = Item { $item } has two answers. These answers were changed outside Segin: restore a backup.
scale-answer-unknown-item = { $name } has no item { $item }. Check which scale this is.
scale-answer-outside = { $given } is not a possible answer to item { $item } of { $name }. Choose one of the answers offered.
scale-wording-encoding = Some letters of this file cannot be read. Save it again as UTF-8, then load it.
scale-wording-columns = The file needs a column “item” and a column “label::fr” (or another language, such as “label::bm”). Correct the heading line.
scale-wording-languages = This file holds several languages. Make one file per language, with a single “label::” column.
scale-wording-row = Row { $row } cannot be read: a quotation mark is probably not closed. Correct it in the file.
scale-wording-no-instrument = The file does not say which scale it is for. Add the line “# instrument: { $id }” at its top if it is { $name }.
scale-wording-other = This file belongs to another scale ({ $other }), not to { $name }. Choose the right file.
scale-wording-no-owner = The file does not name the owner of the text. Add the line “# owner: …” at its top.
scale-wording-no-version = The file does not say which version it is. Add the line “# version: …” at its top.
scale-wording-no-licence = The file does not say on which terms this text may be used. Add the line “# licence: …” at its top.
scale-wording-missing = Item { $item } of { $name } is missing. Add it word for word from the official sheet.
scale-wording-extra = “{ $item }” is not an item of { $name }. Check that it is the right file, or take this row out.
scale-wording-twice = Item { $item } of { $name } is given twice. Keep one row.
scale-wording-long = The text of item { $item } of { $name } is longer than 2,000 characters. Check that its quotation marks are closed.
scale-item = { $item }. { $topic }
scale-read-sheet = Read the question from the official sheet.
scale-gate-first = This question comes first: if the answer is no, the others are not asked.
scale-gated = The first question was answered no: the other { $count } are not asked.
scale-gate-open = The other { $count } questions follow if the answer is yes.
scale-unasked = Not asked after the answer to item { $before }: counts { $counts }.
scale-unscored = Does not count towards the total.
scale-recall = Period: { $recall }
scale-progress = { $done } of { $total }
scale-progress-name = Answers given
scale-keys = A figure on the keyboard answers the question and goes on to the next. Backspace takes the answer back.
scale-wording-of = Official text: { $owner }, version { $version }, { $language }. { $licence }
scale-attribution = { $who }
scale-licence = Terms of use: { $licence }
scale-verify = To be checked with the official source: { $what }
scale-score = Total { $total } of { $max }
scale-score-over = { $count ->
    [0] None of the { $of } domains reaches “a lot of difficulty”
    [one] { $count } domain of { $of } at “a lot of difficulty” or more
   *[other] { $count } domains of { $of } at “a lot of difficulty” or more
}
scale-not-diagnosis = screening, not a diagnosis
scale-higher-better = Here a high total is good: the reverse of the other scales.
scale-lower-better = A high total means more difficulty.
scale-positive = At the cut-off or above
scale-negative = Below the cut-off
scale-positive-low = At the line or below: low well-being
scale-negative-low = Above the line
scale-positive-any = Marked difficulty in functioning
scale-negative-any = No marked difficulty in functioning
scale-no-cutoff = The office has not set a cut-off yet: the total is read without a conclusion.
scale-between-cutoffs = Between the two published cut-offs: no conclusion until the office has chosen its own.
scale-no-verdict = This scale has no single cut-off: read the band, without a conclusion.
scale-gated-zero = Zero because the first question was answered no.
scale-incomplete = { $count ->
    [one] No total: the answer to item { $items } is missing.
   *[other] No total: { $count } answers are missing (items { $items }).
}
scale-incomplete-gate = No total: the first question awaits its answer.
scale-alert = The answer to item { $item } touches the safety of the person. Do not leave them alone.
scale-trend-name = Over time: { $name }
scale-cutoff-line = Cut-off { $cutoff }
scale-point = { $total }, { $band }
scale-alert-detail = { $name }, item { $item }: an answer touches the safety of the person.
