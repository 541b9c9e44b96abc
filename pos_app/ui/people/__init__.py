"""The page of staff and roles: who works here, and what each role may do."""
