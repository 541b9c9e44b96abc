"""The first start: set up a store, or open the sample one, and bring its products in.

How a window uses it::

    view = FirstStartView(theme, icons)  # view.py, a QWidget
    presenter = FirstStartPresenter(  # presenter.py, knows no Qt
        view,
        stores=till.stores,
        imports=till.catalogue.imports,
        background=BackgroundTask("import"),
        sample_catalogue=path,
        opened=callback,
    )
    connect_first_start(view, presenter)  # wiring.py
    presenter.start("en_US")  # or presenter.ask_for_products()

``opened`` is called once, when there is a store and the owner wants to sell.
"""
