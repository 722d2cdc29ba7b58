"""What people see: answers as pictures. A diagram says what is in one, drawing/ lays it out and writes it."""
