settings-title = Settings
settings-appearance = Appearance
settings-account = My account
settings-users = Users
settings-centres = Centres
settings-agencies = Agencies
settings-backup = Backup
settings-about = About

settings-theme = Theme
settings-theme-hint = Light for full sun, dark for the night.
settings-light = Light
settings-dark = Dark
settings-system = As the system
settings-language = Language
settings-zoom = Size
settings-zoom-hint = From 80 to 200%.
settings-percent = { $count }%
settings-smaller = Smaller
settings-larger = Larger
settings-idle = Locking without activity
settings-idle-hint = Segin locks after this time without a key or the mouse.
settings-minutes = { $count } min
settings-sooner = Sooner
settings-later = Later

settings-change-password = Change the password
settings-old-password = Password so far
settings-old-missing = Type your password so far.
settings-offered-about = Four French words drawn at random will be your new password. Remember them before you go on.

settings-users-about = Everybody has a name and a password of their own. Roles decide what one sees and what one does.
settings-add-user = Add a user
settings-user-name = Name
settings-user-name-hint = The one used to open the vault.
settings-user-name-missing = Type the name of this person.
settings-user-roles = Roles
settings-user-state = State
settings-user-change = Change
settings-user-you = You
settings-user-active = Active
settings-user-removed = Removed
settings-change = Edit
settings-first-password = Password to hand over
settings-first-password-about = Write it down now and hand it over in person: it will not be shown again. They will change it under My account.
settings-type-password = Type a password
settings-give-password = Give a new password, if the old one is lost
settings-restricted-password = To read restricted content this person needs a new password.
settings-last-administrator = There must be at least one administrator. Give this role to somebody else first.
settings-add = Add
settings-save = Save
settings-cancel = Cancel
settings-remove = Remove access…
settings-remove-title = Remove the access of { $name }?
settings-remove-body = { $name } will no longer be able to open this vault. What they wrote stays signed with their name. A copy of the vault made before still opens with their password.
settings-remove-keep = Keep access
settings-remove-verb = Remove access

settings-centres-about = The short code opens every case number. A centre is never deleted: it is said to be no longer used.
settings-add-centre = Add a centre
settings-beds = Beds
settings-agencies-about = The partners people are referred to. Check the contacts twice a year: a date in orange is too old.
settings-add-agency = Add an agency
settings-agency-search = Search for an agency
settings-checked = Last checked
settings-never-checked = never
settings-unused = { $name } (no longer used)
settings-nothing-found = Nothing matches “{ $text }”. Try fewer letters.
settings-list-empty = The list is empty. Add the first line with the button above.

settings-backup-now = Back up now
settings-backup-about = Segin keeps encrypted, verified copies in the vault: 12 days, 10 weeks, 9 months. They help against a mistake or a damaged disk, not against theft.
settings-backup-none = There is no backup yet.
settings-backups = Backups
settings-backup-count = { $count ->
    [one] { $count } backup
   *[other] { $count } backups
}
settings-backup-day = Day
settings-backup-time = Time
settings-backup-number = Number
settings-copy = A copy to take away
settings-copy-about = A complete encrypted copy on a USB stick, kept elsewhere, protects against theft and fire.
settings-folder = Folder
settings-folder-hint = Type the path of the USB stick, or drag its folder here.
settings-folder-wrong = This folder does not exist. Check that the stick is plugged in and the path is right.
settings-copy-now = Copy into this folder

settings-about-what = Segin, “the return” in Bamanankan: case management for people who return from migration, on this computer and without a network.
settings-version = Version
settings-licence = Licence
settings-about-others = Segin stands on free software, among it Rust, egui, SQLite, SQLCipher, Fluent, the Inter typeface and the Material Symbols icons, each under its own licence.
settings-about-network = Segin sends nothing and connects to nothing.
settings-offers = Directory
settings-add-offer = Add a service
settings-offers-about = Who offers which service, where, and whom to ask. Referrals propose these lines first, and slips take contact and hours from them. A service no longer offered is marked so in its form.
settings-offer-search = Search for a service, an organisation, a place
