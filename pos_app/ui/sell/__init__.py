"""The sell screen: ring up a cart, take cash, see the change.

How a window uses it::

    view = SellView(look, sounds)  # view.py, a QWidget
    presenter = SellPresenter(  # presenter.py, knows no Qt
        view,
        carts=till.carts,
        terms=till.cart_terms,
        holds=till.holds,
        orders=till.orders,
        drawers=till.drawers,
        extras=extras,  # a SaleExtras: gift cards, accounts, points, coupons, promotions
        products=till.product_queries,
        reader=reader,  # a BackgroundReader
        order_queries=till.order_queries,
        audit=till.audit_queries(),
        store=till.store,
        receipts=till.data_dir / "receipts",
    )
    connect_sell(view, presenter)  # wiring.py
    scanner.scanned.connect(presenter.scan)  # the application's ScannerFilter
    presenter.start()  # tiles, chips, an empty cart
    presenter.offer_recovery(till.carts.left_open())  # the banner, when one was left

What a window tells it, in the GUI thread; the event bridge brings it over::

    presenter.published(events: Iterable[DomainEvent])          # stock marks, changed products
    presenter.receipt_written(written: ReceiptWritten)
    presenter.low_stock(notice: LowStockNotice)
    presenter.handler_failed(failure: HandlerFailure)
    presenter.audit_state(pending: int, last_seq: int)
    presenter.audit_defect(first_bad_seq: int)

What it asks of the window (signals of the view)::

    audit_wanted(), theme_wanted(), close_wanted(), text_scale_wanted(object: +1, -1 or 0)
"""
