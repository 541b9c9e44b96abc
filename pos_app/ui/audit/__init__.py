"""The audit window: who did what, live, with everything an entry says of itself.

How a program uses it::

    window = AuditWindow(  # window.py, a QMainWindow
        look,
        queries=till.audit_queries,  # called on the window's own thread
        audit=till.audit,
        decimals=till.store.decimals,
        clock=SystemClock(),
        export_folder=till.data_dir,  # None in a read-only process: it may record nothing
        polls=False,  # True in a process of its own
    )
    bridge.published.connect(window.events_arrived)
    window.closed.connect(...)  # its threads have ended
    window.checked.connect(...)  # a Verification, for the light on the sell screen
"""
