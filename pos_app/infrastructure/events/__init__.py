"""Carries committed events to their handlers: outbox, dispatcher, publications."""
