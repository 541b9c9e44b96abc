"""The smallest window of PySide6, frozen as the floor of the package's size and start."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("Bare")
window.resize(800, 600)
window.show()
sys.exit(app.exec())
