"""Places for the factory: real villages and towns of the OCHA list, their areas, and as many made-up ones as asked.

Names and positions are facts of the OCHA populated-places list (CC BY 3.0 IGO); radii are round numbers for the tests.
"""

from geo_incidents.model import Cover, Place, PlaceKind

_AREAS = """\
SY|Syria|سوريا
SY05|Hama|حماة
SY0501|Hama|مركز حماة
SY050100|Hama|مركز حماة
SY050102|Harbanifse|حربنفسه
SY0502|As-Suqaylabiyah|السقيلبية
SY050200|As-Suqaylabiyah|مركز السقيلبية
SY0505|Muhradah|محردة
SY050500|Muhradah|مركز محردة
SY06|Lattakia|اللاذقية
SY0600|Lattakia|مركز اللاذقية
SY060000|Lattakia|مركز اللاذقية
SY060006|Hanadi|هنادي
SY0602|Jablah|جبلة
SY060200|Jablah|مركز جبلة
SY060202|Qteilbiyyeh|القطيلبية
SY0603|Al-Haffa|الحفة
SY060301|Salanfa|صلنفة
SY0604|Al-Qardaha|القرداحة
SY060400|Al-Qardaha|مركز القرداحة
SY060402|Fakhura|الفاخورة
SY10|Tartous|طرطوس
SY1000|Tartous|مركز طرطوس
SY100000|Tartous|مركز طرطوس
SY1002|Banyas|بانياس
SY100200|Banyas|مركز بانياس
SY100206|Taleen|تالين
SY1003|Safita|صافيتا
SY100300|Safita|مركز صافيتا"""

_SETTLEMENTS = """\
C3480|Lattakia|اللاذقية|35.539149|35.789569|SY060000|city
C3585|Jablah|جبلة|35.364504|35.930486|SY060200|town
C5360|Banyas|بانياس|35.198421|35.963409|SY100200|town
C3561|Snobar|الصنوبر|35.475826|35.885219|SY060006|village
C3575|Bustan Elbasha|بستان الباشا|35.423385|35.937646|SY060200|village
C5352|Harisun - Qamue|حريصون القاموع|35.233556|35.967666|SY100200|village
C3572|Qabu (Jablah)|القبو|35.439797|35.910926|SY060200|village
C3808|Ein Elarus|عين العروس|35.44418|35.934893|SY060400|village
C2962|Arzet Eldabaa|أرزة الضبعة|35.17471|36.698019|SY050100|village
C6308|Tweim (Hama)|تويم|35.1577|36.539277|SY050100|village
C3588|Hmeimim|حميميم|35.399211|35.931647|SY060200|village
C3066|Musa Elhawleh|موسى الحوله|34.962596|36.560711|SY050102|village
C5354|Jweibat|جويبات|35.228365|36.039839|SY100200|village
C5477|Naasat|النعاصات|34.815518|36.074402|SY100300|village
C3841|Qalmun|القلمون|35.495687|36.057054|SY060402|village
C3709|Marj Khokho|مرج خوخو|35.691319|36.152782|SY060301|village
C3781|Jermati|جرماتي|35.405251|36.08851|SY060400|village
C5467|Beit Elsheikh Yunis|بيت الشيخ يونس|34.79795|36.085968|SY100300|village
C3130|Shahta|الشحطة|35.334546|36.283218|SY050200|village
C3632|Baabda|بعبده|35.23614|36.047743|SY060202|village
C7909|Horabsha|حربشة|35.646643|36.165545|SY060301|village
C3438|Shezer|شيزر|35.261527|36.560407|SY050500|town
C3708|Majdal Saleh|مجدل صالح|35.611048|36.139437|SY060301|village
C5451|Eskabla|اسقبله|35.163865|36.060426|SY100206|village"""

_RADIUS = {PlaceKind.CITY: 5000, PlaceKind.TOWN: 2500, PlaceKind.VILLAGE: 1000}
_LEVELS = {2: PlaceKind.COUNTRY, 4: PlaceKind.GOVERNORATE, 6: PlaceKind.DISTRICT, 8: PlaceKind.SUBDISTRICT}


def _area(row: str) -> Place:
    pcode, name, name_ar = row.split("|")
    levels = {f"adm{n}": pcode[: 2 + 2 * n] for n in (1, 2, 3) if len(pcode) >= 2 + 2 * n}
    return Place(
        f"adm:{pcode}", name, name_ar, _LEVELS[len(pcode)], None, None, pcode=pcode, sources=("ocha",), **levels
    )


def _settlement(row: str) -> Place:
    pcode, name, name_ar, lat, lon, adm3, kind_name = row.split("|")
    kind = PlaceKind(kind_name)
    return Place(
        f"ocha:{pcode}", name, name_ar, kind, float(lat), float(lon), _RADIUS[kind], adm3[:4], adm3[:6], adm3,
        pcode, geonameid=160000 + int(pcode[1:]), population=1234, sources=("ocha", "geonames"),
    )  # fmt: skip


AREAS = {place.pcode: place for place in map(_area, _AREAS.splitlines())}
REGION = Place("gi:coast", "the coast", "الساحل", PlaceKind.REGION, None, None, sources=("curated",), curated=True)
SETTLEMENTS = tuple(map(_settlement, _SETTLEMENTS.splitlines()))
ELSEWHERE = (
    Place(
        "gn:170654", "Damascus", "دمشق", PlaceKind.CITY, 33.5102, 36.29128, 9000, sources=("geonames",), context=True
    ),
    Place("gn:268743", "Jwayya", "جويا", PlaceKind.TOWN, 33.235, 35.322, 2500, sources=("geonames",), context=True),
)


def facility_of(place: Place, n: int) -> Place:
    """A facility or quarter inside `place`; every third has no point of its own."""
    assert place.lat is not None
    assert place.lon is not None
    at_parent = n % 3 == 0
    shift = 0.0 if at_parent else 0.004
    return Place(
        f"gi:{place.id[-7:]}-{n}", f"{place.name} hospital {n}", f"مشفى {place.name_ar} {n}", PlaceKind.FACILITY,
        round(place.lat + shift, 6), round(place.lon - shift, 6), place.radius_m if at_parent else 300,
        place.adm1, place.adm2, place.adm3, sources=("curated",), curated=True, parent=place.id, at_parent=at_parent,
    )  # fmt: skip


def cover_of(place: Place) -> Cover:
    """What hides the place: its names, and the smallest area round it."""
    return Cover((place.name, place.name_ar), place.adm3)


def settlements(n: int) -> tuple[Place, ...]:
    """At least `n` settlements: the real ones first, then made-up hamlets on a grid round them."""
    made_up = []
    for i in range(max(0, n - len(SETTLEMENTS))):
        near = SETTLEMENTS[i % len(SETTLEMENTS)]
        assert near.lat is not None
        assert near.lon is not None
        made_up.append(
            Place(
                f"gn:{9000000 + i}", f"Hamlet {i}", f"مزرعة {i}", PlaceKind.VILLAGE,
                round(near.lat + 0.0007 * (i // 24 % 97), 6), round(near.lon + 0.0009 * (i // 24 % 89), 6),
                600, near.adm1, near.adm2, near.adm3, geonameid=9000000 + i, sources=("geonames",),
            )
        )  # fmt: skip
    return SETTLEMENTS + tuple(made_up)


class FakeShapes:
    """Stands in for a gazetteer: a square round every area, wound the wrong way, with a hole in every other one."""

    attributions = ("Made-up places, nobody's rights reserved",)

    def polygon(self, pcode: str) -> dict[str, object] | None:
        if pcode not in AREAS:
            return None
        lon, lat = 35 + len(pcode) / 10, 34 + int(pcode[-1:] or 0 if pcode[-1:].isdigit() else 0) / 10
        square = [[lon, lat], [lon, lat + 0.5], [lon + 0.5, lat + 0.5], [lon + 0.5, lat], [lon, lat]]
        hole = [[lon + 0.1, lat + 0.1], [lon + 0.2, lat + 0.1], [lon + 0.2, lat + 0.2], [lon + 0.1, lat + 0.1]]
        if len(pcode) == 4:
            return {"type": "MultiPolygon", "coordinates": [[square]]}
        return {"type": "Polygon", "coordinates": [square, hole]}
