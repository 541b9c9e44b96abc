"""The registers in the audit window: how much each wrote, how far it is sealed and checked."""
