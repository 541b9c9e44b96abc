"""The pictures of products as widgets paint them, read once and kept while they are used."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImageReader, QImageWriter, QPixmap

_MOST = 300
_SIDE = 320
_LARGEST_FILE = 20 * 1024 * 1024
_QUALITY = 85
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")


class PictureUnreadable(OSError):
    """The file is no picture, or too large to be one of a product."""


def scaled_picture(path: Path) -> bytes:
    """Return a picture of at most 320 pixels a side, as PNG where it is see-through, else JPEG.

    Raises:
        PictureUnreadable: it is no picture, or larger than 20 MB.
        OSError: it cannot be read.
    """
    if path.stat().st_size > _LARGEST_FILE:
        raise PictureUnreadable(path.name)
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _SIDE:
        reader.setScaledSize(size.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise PictureUnreadable(path.name)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png" if image.hasAlphaChannel() else b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    buffer.close()
    return bytes(content.data())


class Pictures:
    """Part of the look: gives painted widgets the pictures of the store that is open."""

    def __init__(self) -> None:
        """Know none before :meth:`read_from`."""
        self._read: Callable[[str], bytes | None] = lambda _name: None
        self._kept: OrderedDict[tuple[str, int, int, float], QPixmap] = OrderedDict()

    def read_from(self, read: Callable[[str], bytes | None]) -> None:
        """Read pictures of a store from now on."""
        self._read = read
        self._kept.clear()

    def pixmap(self, name: str, size: QSize, ratio: float) -> QPixmap | None:
        """Return a picture that fills ``size`` (logical pixels), or None where there is none."""
        key = (name, size.width(), size.height(), ratio)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._filling(name, size * ratio, ratio)
            self._kept[key] = kept
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return None if kept.isNull() else kept

    def _filling(self, name: str, size: QSize, ratio: float) -> QPixmap:
        whole = QPixmap()
        content = self._read(name) if name else None
        if content is None or not whole.loadFromData(content):
            return QPixmap()
        scaled = whole.scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        inside = QRect(scaled.rect().center() - QRect(0, 0, *size.toTuple()).center(), size)
        cut = scaled.copy(inside)
        cut.setDevicePixelRatio(ratio)
        return cut
