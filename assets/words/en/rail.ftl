rail-new-person = Register
rail-import = Import
