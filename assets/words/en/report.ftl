# The report: on the screen, on paper and as a workbook.
report-title = Report, { $period }
report-contents = Contents
report-definitions = Definitions of the figures
report-definitions-about = What each figure counts, as it was defined when the report was made.
report-masked = A number of persons below the threshold, or one that would give such a number away, is masked. Sectors are not added up: one person may count in several.
report-since = { $counted }, since { $date }
report-since-alone = since { $date }
report-origin = Data: laptop { $device }, entry { $number }, fingerprint { $hash } · Segin { $program }
report-period = Period
report-place = Place
report-project = Project
report-scheme = Age bands
report-made-on = Made on
report-office = Centre
report-data = Source
report-everywhere = All places
report-all-projects = All projects
report-frozen-on = Frozen on { $date } by { $name }
report-not-frozen = Not frozen
report-sheet-first = Report
report-sheet-definitions = Definitions
report-code = Code
report-label = Figure
report-definition = Definition
report-caution = To know
report-counted = What is counted
report-computed = Where it comes from
report-from-cases = Cases
report-start = Since
report-funder = Code of the funder
report-of = of (number)
report-part = part
report-whole = of
# A sentence for tests.
report-test-sentence =
    { $count ->
        [one] Since { $day }, { $count } person was supported, { $referred } of them referred.
       *[other] Since { $day }, { $count } persons were supported, { $referred } of them referred.
    }
figure-tab-report = Report
figure-tab-table = Own table
figure-tab-project = Projects
figure-not-allowed = Your role does not read figures. Ask a supervisor.
figure-no-project = No project. An administrator adds projects in the settings; their targets are set here.
figure-project-about = Each amount stays in the currency of its project. Pressing a figure shows the people.
figure-no-target = No target. Add what the project promised: the result is set beside it.
figure-budget = Budget
figure-left = Left to promise
figure-of-target = of { $target }
report-sort-quarter = Quarter
report-sort-half = Half year
report-sort-year = Year
report-sort-free = Free
report-before = Earlier period
report-after = Later period
report-from = From
report-to = To
report-day-unread = This date cannot be read. Write dd/mm/yyyy.
report-of-centre = Centre: { $name }
report-of-region = Region: { $name }
report-made = made on { $date }
report-computing = Computing the report…
report-gone = This report is no longer here.
report-freeze = Freeze…
report-freeze-title = Freeze this report?
report-freeze-body = It is kept as it is, with the cases behind each figure. A later correction will show as a difference, never silently.
report-freeze-name = Title
report-freeze-name-hint = For example “Quarterly report to the donor”. May stay empty.
report-freeze-leave = Do not freeze
report-frozen-many = Frozen reports
report-frozen-none = No frozen report. Freeze a report when it leaves: it will always say the same.
report-frozen-count =
    { $count ->
        [one] { $count } frozen report
       *[other] { $count } frozen reports
    }
report-state = Entry { $number } of the journal, fingerprint { $hash }, Segin { $program }
report-back = Back to the report
report-today = Compute again today
report-open = Open
report-compare = Compare with today
report-difference = What has changed since
report-difference-none = No figure has changed: all { $same } figures say the same today.
report-difference-count =
    { $count ->
        [one] { $count } figure has changed since the report was frozen; { $same } say the same.
       *[other] { $count } figures have changed since the report was frozen; { $same } say the same.
    }
report-was-is = { $was } in the report, { $is } today
report-in-text = In the text
report-entered =
    { $count ->
        [one] { $count } more person
       *[other] { $count } more persons
    }
report-left =
    { $count ->
        [one] { $count } person less
       *[other] { $count } persons less
    }
report-save = Save…
report-save-title = Save the report
report-save-about = The file holds no name of a person. That it left is noted.
report-save-verb = Save
report-file = report
report-form = Format
report-form-pdf = PDF
report-form-xlsx = Excel
report-form-pdf-hint = To print or to send, with the definitions at the end.
report-form-xlsx-hint = A sheet for each table, numbers one can compute with, a sheet of definitions. At the right, the same as pages.
report-preview = The report
report-scope = Place, project, ages
figure-project-people =
    { $count ->
        [one] { $count } person with an approved support
       *[other] { $count } persons with an approved support
    }
report-language = Language
report-freeze-verb = Freeze
