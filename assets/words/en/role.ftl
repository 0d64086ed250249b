# Roles, what they allow, and rights.
role-social-worker = Social worker
role-counsellor = Counsellor
role-reintegration-officer = Reintegration officer
role-supervisor = Supervisor
role-reporting-officer = Reporting officer
role-data-steward = Data steward
role-auditor = Auditor
role-administrator = Administrator
role-about-social-worker = Registers people and follows their cases.
role-about-counsellor = Holds sessions and reads restricted content.
role-about-reintegration-officer = Carries out reintegration support.
role-about-supervisor = Reviews, approves, lowers a risk level, exports.
role-about-reporting-officer = Makes figures and exports, writes nothing.
role-about-data-steward = Imports, corrects and erases data.
role-about-auditor = Reads who did what, nothing else.
role-about-administrator = Manages users, centres and backups.

right-read-case = see people and cases
right-write-case = register people and write in cases
right-read-restricted = read restricted content
right-approve = lower a risk level, approve and close
right-export = export tables of people
right-import = import tables of people
right-erase = erase what is held about a person
right-read-journal = read who did what
right-manage-office = manage users, centres and agencies
right-backup = back up and restore
