store-disk-full = The disk is full: nothing was written and nothing is lost. Free some space, then save again.
store-read-only = The folder of the vault cannot be written. Check the USB stick or the rights of the folder, then try again.
store-newer = This vault was written by a newer version of Segin. Install that version to open it; the file was not touched.
store-damaged = The file of the vault is damaged ({ $part }). Close the program and restore the last backup.
store-restricted = Your role does not allow writing this restricted content. Ask somebody who has the right.
store-failed = Saving did not succeed. Nothing is lost: try again.
