"""Further ways to what is withheld, each tried once: copies, slugs, titles, wrapped lines, errors, orders."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from attack import report

from geo_incidents.documents import table_document
from geo_incidents.gazetteer import load
from geo_incidents.model import Document, Failure, Result
from geo_incidents.pipeline import result_of
from geo_incidents.safety import protect
from geo_incidents.safety.words import Words
from geo_incidents.webmap.still import Still, still

GAZETTEER = load()


def shown(*documents: Document, failures: Sequence[Failure] = (), profile: str = "public") -> Result:
    return protect(result_of(documents, GAZETTEER, failures=failures), profile).result


def plain(text: str, **told: str) -> Document:
    row = {"report_id": "r1", "text": text, "published": "2025-03-10"}
    return table_document(row | told, row["report_id"], Path("report"), "")


def without_areas(result: Result) -> str:
    return repr(replace(result, areas={}))


def test_a_copy_does_not_tell_what_its_original_hides() -> None:
    """The copy lost the words that tell of flight: by itself it has nothing to hide."""
    text = report("Snobar", "Nadia Haddad", "en").text
    again = text.replace("Families fled to the village of Snobar", "Snobar: the village")
    documents = plain(text, report_id="a"), plain(again, report_id="b")
    whole = result_of(documents, GAZETTEER)
    linked = replace(whole, copies=(("a", "b"),))
    assert "Snobar" not in without_areas(protect(linked).result)


def test_a_name_that_stands_in_the_slug_alone() -> None:
    told = without_areas(shown(plain("Five people were killed in Jableh.", url="https://x.example/nadia-haddad-hides")))
    assert "nadia" not in told
    assert "https://x.example/" in told


def test_a_name_that_stands_in_the_file_name_alone() -> None:
    assert "hassan" not in without_areas(shown(plain("Five people were killed in Jableh.", report_id="karim-hassan")))


def test_a_name_that_stands_in_the_title_alone() -> None:
    told = without_areas(
        shown(plain("Five people were killed in Jableh.", title="Survivor Nadia Haddad tells her story"))
    )
    assert "Nadia" not in told
    assert "tells her story" in told


def test_a_translation_beside_the_original_names_nobody() -> None:
    arabic = "قالت الناجية نادية حداد (34 عاماً) إن مسلحين قتلوا أربعة مدنيين في جبلة."
    told = without_areas(shown(plain(f"{arabic}\n\nFive men were shot in Jableh near Nadia Haddad.", lang="ar")))
    assert "Five men were shot in Jableh near […]." in told
    english = "Survivor Nadia Haddad, 34, said gunmen killed four people in Jableh."
    told = without_areas(shown(plain(f"{english}\n\nوقتل خمسة رجال في جبلة قرب نادية حداد.", lang="en")))
    assert "نادية" not in told
    assert "جبلة" in told


def test_a_name_over_the_end_of_a_wrapped_line() -> None:
    text = "Five people were killed in Jableh on Friday, the survivor Nadia\nHaddad, 34, told a reporter in the town."
    assert "Haddad" not in without_areas(shown(plain(text)))


def test_a_name_with_signs_that_nobody_sees() -> None:
    english = "Five people were killed in Jableh, said survivor Na\u200bdia Had\u00addad, 34."
    told = without_areas(shown(plain(f"{english} نـاديـة حدّاد (34 عاما) قتلت في جبلة.")))
    assert not [word for word in ("dia Had", "ناد", "ديـة", "حدّاد") if word in told]


def test_what_an_error_quotes_of_a_report() -> None:
    failure = Failure("r2", "the program failed on it (ValueError: Nadia Haddad hides in Snobar); please report this")
    told = without_areas(shown(plain("Five people were killed in Jableh."), failures=[failure]))
    assert "Nadia" not in told
    assert "the program failed on it" in told


def test_reports_with_telling_names_have_no_place_in_the_alphabet() -> None:
    text = "Five people were killed in Jableh, said survivor {name}, 34."
    orders = set()
    for name in ("Amal Haddad", "Yara Haddad"):
        slug = name.lower().replace(" ", "-")
        documents = [plain(text.format(name=name), report_id=slug), plain("Two people died in Tartus.", report_id="m")]
        orders.add(without_areas(shown(*documents)))
    assert len(orders) == 1


def test_a_picture_tells_no_more_than_the_page() -> None:
    result = result_of([report("Snobar", "Nadia Haddad", "en")], GAZETTEER)
    picture = still(result, GAZETTEER, ".svg", Still(title="Coast")).decode()
    assert "Coast" in picture
    assert not [word for word in ("Snobar", "Sanoubar", "Nadia", "Haddad") if word in picture]


def test_a_short_word_with_an_article_that_opens_a_hidden_name() -> None:
    """الحي alone keeps its article, and loses it before another word."""
    assert Words.of(["الحي الشرقي في السلمية"]).scrubbed("هربوا إلى الحي الشرقي في السلمية") == "هربوا إلى […]"
