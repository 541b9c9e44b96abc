"""Cart replay: any sale step by step, as the cashier saw it, with its pauses.

How a window uses it::

    replay = ReplayScreen(  # screen.py, a QWidget
        look,
        reader=reader,  # asks the log on a thread: ask(topic, job, then)
        store=till.store,
        receipts=till.data_dir / "receipts",
        export_folder=till.data_dir,
    )
    replay.left.connect(...)  # Esc: back to where the sale was chosen
    replay.shown.connect(...)  # a cart's id, so that its flags may follow: show_flags
    replay.show_cart(cart_id, flags=(CartFlag("Removed after total", "Three lines ...", (7, 8)),))
    replay.offer_sales()  # without a cart: choose one

``CartFlag`` is in replay_state.py.
"""
