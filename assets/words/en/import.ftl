import-about = A table of another office, of a partner or from an old file: Segin reads it, proposes what each column means, shows what is wrong, then brings it in. Nothing is written before the last step.
import-topic = What the table tells of
import-file = File
import-file-hint = Drop the file onto the window, paste its path, or choose it below. CSV, XLSX, XLS or ODS.
import-read = Read the table
import-nearby = Tables on this computer
import-nearby-looking = Looking in documents, downloads and USB sticks…
import-nearby-none = No table among documents, downloads, on the desktop or a USB stick.
import-file-name = File
import-file-folder = Folder
import-file-day = Changed on
import-past = Imports made
import-past-none = No table has been imported yet.
import-past-day = Date
import-past-topic = Table
import-past-rows = Rows
import-past-state = State
import-past-undone = Undone on { $day }
import-undo = Undo…
import-undo-named = Undo the import of { $day } ({ $topic }, { $rows } rows)
import-undo-this = Undo this import…
import-undo-title = Undo this import?
import-undo-body = The { $rows } rows that { $who } imported on { $day } will be taken away, with all that they made. The journal keeps a trace.
import-undo-keep = Keep it
import-undo-verb = Undo the import
import-undone = The import is undone: nothing of it is left in the register.
import-undo-gone = This import was undone already.
import-undo-elsewhere = This import was made on another laptop, or before a restore: it cannot be undone from here. Take the records away one by one, or restore a backup.
import-undo-changed = { $count ->
    [one] One record of this import was changed or used since: the import can no longer be undone at once. Take the records away one by one.
   *[other] { $count } records of this import were changed or used since: the import can no longer be undone at once. Take the records away one by one.
}
import-step-file = { $number } File
import-step-columns = { $number } Columns
import-step-values = { $number } Answers
import-step-check = { $number } Check
import-step-done = { $number } Result
import-back = Back
import-on = Go on
import-check = Check
import-reading = Reading the table: { $count ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-checking = Checking: { $count ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-comparing = Looking for people who are registered already
import-importing = Importing: { $count ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-undoing = Undoing: { $count ->
    [one] { $rows } entry
   *[other] { $rows } entries
}
import-stopped = It was interrupted: nothing was written.
import-sheet-empty = This sheet is empty. Choose another one.
import-text = { $file } · { $form } · { $encoding } · separator { $sign } · { $count ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-book = { $file } · { $form } · { $count ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-tab = tab
import-sheet = Sheet
import-preview = First rows
import-columns = What the columns mean
import-columns-about = Proposed from the headings. Change what is not right; what is not taken stays in the file.
import-column-none = Do not take
import-column-unnamed = Column { $number }, without a heading
import-column-empty = empty in the first rows
import-columns-left = Columns left out: { $columns }
import-habit = Order of dates
import-habit-day = 31/05/2001
import-habit-month = 05/31/2001
import-habit-year = 01/05/31
import-habit-open = No date of the table says it: ask whoever made it.
import-habit-sure = { $count ->
    [one] From one date, without exception.
   *[other] From { $shown } dates, without exception.
}
import-habit-against = { $against ->
    [one] One of { $shown } dates is not in this order: it will be refused, or read otherwise.
   *[other] { $against_shown } of { $shown } dates are not in this order: they will be refused, or read otherwise.
}
import-mapping = Keep this reading under a name
import-mapping-hint = It will be proposed to the whole office for a table with the same headings.
import-mapping-kept = This reading is kept under this name.
import-mapping-keep = Keep
import-mapping-none = No reading of such tables is called “{ $name }”.
import-mapping-other = This table has not the headings of “{ $name }”. Bring it in by the window, or choose another reading.
import-values-about = These answers are on none of Segin’s lists. Say what each of them means.
import-value = “{ $text }”
import-value-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
import-value-keep = Keep as it is
import-value-blank = Leave empty
import-values-more-kept = And { $count } other, rarer answers, kept as they are.
import-values-more = And { $count } other, rarer answers: their rows will be refused. Correct them in the file.
import-line = Line
import-faults = Rows to be corrected
import-fault-column = Column
import-fault = What is wrong
import-twins = People who seem to be registered already
import-twins-about = Tick the rows to be left out; press a row to see the whole pair. The others come in, and can be brought together afterwards.
import-twins-left = { $count ->
    [0] none left out
    [one] { $count } left out
   *[other] { $count } left out
}
import-twins-none = Nobody of this table seems to be registered already.
import-twin-name = In the table
import-twin-other = Looks like
import-twin-line = line { $line }: { $name }
import-twin-likely = Likely
import-twin-sure = Very
import-twin-maybe = Perhaps
import-twin-why = Why
import-rest = Write the rows that are left out to
import-rest-hint = The same table with a column “problem”: correct it and import it. It holds names: delete it afterwards.
import-rest-file = { $file }-to-correct.csv
import-rest-done = The rows that were left out are in { $path }. Correct them, import that file, then delete it: it holds names.
import-verb-all = { $count ->
    [one] Import the row
   *[other] Import the { $shown } rows
}
import-verb-good = { $count ->
    [0] No row to import
    [one] Import the only good row
   *[other] Import the { $shown } good rows
}
import-done = Imported
import-again = Import another table
import-count-read = Rows read
import-count-people = People
import-count-added = Records added
import-count-corrected = Records corrected
import-count-same = Known already
import-count-cancelled = Taken back
import-count-households = Households made
import-count-centres = Centres made
import-count-refused = Rows to be corrected
import-count-papers = Paper numbers held already
import-told = { $column }: { $count ->
    [one] { $count } answer on no list, kept as it is.
   *[other] { $count } answers on no list, kept as they are.
}
import-count-left = Rows left out
import-reading-begun = Reading the table…
import-checking-begun = Checking…
import-importing-begun = Importing…
import-undoing-begun = Undoing…
import-comparing-begun = Looking for people who are registered already
import-heading = Row of the headings
import-heading-line = Line { $line }: { $text }
import-heading-hint = What is above it is not taken.
import-columns-kept = Read as “{ $name }”, which the office has kept. Change what is not right; what is not taken stays in the file.
import-columns-none = No column is taken. Choose another row of headings, or say what at least one column means.
import-column-counts = Only counts the rows: { $text }
import-name-last = What is before a comma, or in CAPITALS, is the family name; else the last word.
import-name-first = What is before a comma, or in CAPITALS, is the family name; else the first word.
import-name-example = “{ $text }”: family name { $family }, given names { $given }.
import-values-none = No answer keeps a row from coming in.
import-values-open = { $count ->
    [one] One cell has an answer of which it was not said what it means: its row will be refused.
   *[other] { $shown } cells have answers of which it was not said what they mean: their rows will be refused.
}
import-values-answer = Say what these answers mean
import-nameless = { $count ->
    [one] Line { $lines } has no name at all: the person will come in as “Name unknown”.
   *[other] { $shown } lines have no name at all: these people will come in as “Name unknown” (lines { $lines }).
}
import-fault-name = Who
import-fault-said = What is written
import-twins-none-good = { $count ->
    [one] The only row without a fault is like nobody in the register. The rows to be corrected were not compared.
   *[other] The { $shown } rows without a fault are like nobody in the register. The rows to be corrected were not compared.
}
import-twins-refused = The rows to be corrected were not compared.
import-twin-known = What is known
import-twin-held = In the register: { $name }
