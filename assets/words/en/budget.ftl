budget-collectives = Collective projects
budget-survey = Survey
budget-projects = Projects and donors
budget-projects-about = Who pays, how much in all, and how much at most for one person. A project that ended is taken out of the lists, never erased: supports keep its name.
budget-projects-none = No project. Add the first: help and supports can name it, and its limit will be kept.
budget-retired = No longer used
budget-donor = Donor
budget-dates = Dates
budget-limit = Limit per person
budget-people = People with an approved support
budget-promised = Committed
budget-paid = Paid
budget-over = Committed beyond the budget of { $budget }: { $amount } too much. Ask the donor for more, or have another project pay for some supports.
budget-left = { $left } of { $budget } is left to commit.
budget-none = No budget set for this project.
budget-one-currency = Only supports and tranches in { $currency }; other currencies are not added.
budget-collectives-about = A collective project is shared by people, each counted once even with several shares. For a community participations are counted: they are not added to persons.
budget-collectives-none = No collective or community project. Add the first, then choose it in the support of each person.
budget-persons = Distinct persons
budget-participations = Participations
budget-budget = Shared budget
budget-members-more =
    { $count ->
        [one] Show the person
       *[other] Show the { $count } people
    }
budget-members-less =
    { $count ->
        [one] Hide the person
       *[other] Hide the { $count } people
    }
budget-shares = { $count } shares
budget-survey-about = The program comes with a draft without weights: its score is called a simplified score (not IOM). An office that holds the official definition loads it here; answers keep the version they were given under.
budget-survey-load = A .json file in the form “survey/1”. It is checked question by question before it is kept.
budget-survey-file = File of the definition
budget-survey-hint = The whole path, or drag the file here
budget-survey-verb = Check and load
budget-survey-used = Will be used from now on
budget-survey-version = Version
budget-survey-score = Score
budget-survey-questions = Questions
budget-survey-count = { $count }, { $scored } of them scored
problem-payment-nothing = A tranche is worth more than zero. Write its amount, or cancel the tranche.
problem-payment-no-budget = The support has no budget yet. Set its amount and currency first, then add the tranche.
problem-payment-currency = The tranche is paid in the currency of the budget: { $currency }. Change the currency of the tranche.
problem-payment-above = { $amount } is above what is left to allot ({ $left }). Budget { $budget }, balance { $balance }. Lower this tranche, cancel another one, or raise the budget of the support first.
problem-payment-support = This tranche belongs to no support of the case. Add it from the support it pays for.
problem-payment-paid = This tranche is paid: its amount no longer changes. Write the correction down as a new tranche.
problem-payment-approved = This tranche is approved: its amount changes with a supervisor, or after it was put back to “Planned”.
problem-payment-approval = A supervisor approves a tranche. Leave the tranche “Planned” and ask for approval.
problem-payment-unapproved = This tranche is not approved yet. Ask for approval, then write the payment down.
problem-payment-gone = This tranche is no longer there: there is nothing to approve.
problem-support-budget-low = The tranches so far make { $least }: the budget cannot be lower. Cancel a tranche first.
problem-support-currency-late = There are tranches in the former currency. Cancel them first, or keep the currency.
problem-support-currency = The project { $project } pays in { $currency }. Change the currency of the budget, or choose another project.
problem-support-limit = The project { $project } gives one person at most { $limit } over all supports: { $left } is left. Lower the budget, or have another project pay the rest.
problem-return-stopped = The return is on hold since { $day }: a need for asylum is noted. The support can be planned, not started. A supervisor can lift this in the assessment.
problem-assistance-nothing = Write a number above zero, or leave the box empty.
