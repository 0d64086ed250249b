rail-new-person = Register
