vault-wrong-password = This password does not open the vault. Check capitals and keyboard layout, then try again.
vault-wrong-password-wait = This password does not open the vault. Next try in { $time }. Password lost: the printed recovery key opens the vault.
vault-wait = Too many wrong passwords. Next try in { $time }. Password lost: the printed recovery key opens the vault.
vault-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
vault-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
vault-wrong-recovery-key = This recovery key is well typed but does not open this vault: it belongs to another vault or was replaced. Look for the newest sheet.
vault-weak-password = This password is too quick to guess. Take the four words offered, or a longer phrase without names or dates.
vault-password-weak = This password is too quick to guess. Take the four words offered, or a longer phrase without names or dates.
vault-unknown-user = Nobody of that name has access to this vault. Check how it is spelt, or ask the administrator to add you.
vault-name-taken = That name is already taken in this vault. Add an initial or the family name.
vault-bad-name = That name will not do. Write a name of a few words on one line.
vault-last-user = This is the last person with access to the vault: nobody could open it any more. Add somebody else first.
vault-restricted-missing = You do not read restricted content, so you cannot give access to it. Ask somebody who does, or use the recovery key.
vault-restricted-needs-password = To read restricted content this person needs a new password. Give one together with the new role.
vault-none = There is no vault in { $path }. Choose another folder, or make a vault.
vault-already = There is a vault in { $path } already. Open it, or choose another folder.
vault-slots-damaged = Both key files (slots, slots.copy) in { $path } are damaged. Restore the last backup; your data are not lost.
vault-slots-newer = The vault { $path } comes from a newer version of Segin. Install that version to open it; nothing was changed.
vault-slots-forged = The key file in { $path } was changed outside Segin. The vault stays closed: tell the administrator and restore the last backup.
vault-cost-refused = The key file in { $path } asks for a protection outside the limits: it was changed outside Segin. Tell the administrator and restore the last backup.
vault-slots-old = The key file in { $path } is older than the vault: somebody put it back. The vault stays closed: tell the administrator and restore the last backup.
vault-held = The vault { $path } is already open in another program. Close it there, then try again.
vault-held-by = The vault { $path } is already open on { $host } since { $date } at { $time } (program no. { $pid }). Close it there, then try again.
vault-network = The folder { $path } is on a disk shared over the network ({ $kind }), where a vault can be damaged. Choose a folder of this computer.
vault-missing = { $path } cannot be found. Check that the disk is plugged in, or restore the last backup.
vault-not-a-vault = { $path } is not a Segin vault. Choose another folder; this file was not changed.
vault-damaged = { $path } (changed on { $date }) is damaged and cannot be read whole. Restore the last backup.
vault-newer = { $path } comes from a newer version of Segin (schema { $found }, this program knows { $known }). Install that version to open it; nothing was changed.
vault-backup-unlike = The copy { $path } is not equal to its source. The earlier backups are kept; try again or on another disk.
vault-read-only = { $path } cannot be written. Check the rights of the folder or the lock of the USB stick, then try again.
vault-disk-full = The disk is full: { $path } was not written and nothing is lost. Make room, then try again.
vault-busy = { $path } is busy with other work. Wait until it is done, then try again.
vault-library = This program was built with a database library that will not do ({ $version }). Install Segin again.
vault-keys = The machine has too little free memory to compute the keys. Close other programs, then try again.
vault-file-fault = The system could not read or write { $path } ({ $fault }). Check the disk, then try again.
vault-database-fault = The database { $path } answered with an error (code { $fault }). Try again; if it comes back, check the vault with “segin check”.
vault-notice-first-damaged = The key file was damaged: its copy was used and both are whole again. Make a backup and keep an eye on this disk.
vault-notice-second-damaged = The copy of the key file was damaged and has been made again. Make a backup and keep an eye on this disk.
vault-notice-cut-short = A change of access had been cut short; both key files are equal again. Check the list of users.
vault-notice-foreign-half = The key file of at least one user was forged: what they write as restricted might be read by somebody else. Give every user a new password, then tell who is responsible for the data.
vault-recovery-character = Group { $group } contains a character that no recovery key has. Compare it with the sheet.
vault-recovery-length = A recovery key has { $length } characters in seven groups of four. Compare with the sheet.
vault-recovery-check = One character of the recovery key is wrong, or two are swapped. Compare group by group with the sheet.
