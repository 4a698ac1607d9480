"""The whole way of a correction: flagged, filed, received once, watched, told."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes
from email.policy import SMTP

import pytest

from tests.corrections.conftest import seed_paragraphs
from tests.corrections.parts import Office, story
from tui.core.errors import UsageError
from tui.corrections.models import Channel, Correction, CorrectionKind, Origin, State
from tui.corrections.validation import problems
from tui.services import corrections, delivery, marks, reporting, routing, versions, watch
from tui.services import feeds as feeds_service
from tui.services.correction_files import statistics, write_log
from tui.services.readings import Reading
from tui.store import correction_counts

Draft = Callable[..., Correction]


def test_the_audit_fills_the_form_so_that_nothing_but_submit_is_needed(
    office: Office, reading: Reading
) -> None:
    (finding,) = [each for each in reading.findings if "1.28 trillion" in each.quote]
    claim = reporting.claim_of(office.desk, reading, finding.start + 3, finding.start + 3)
    assert (claim.kind, claim.quote.exact, claim.should_be) == (
        CorrectionKind.FIGURE,
        "1.28 trillion",
        "128 billion",
    )
    assert "亿" in claim.reason
    assert claim.evidence
    assert problems(claim) == ()


def test_routes_are_ranked_with_reason_and_date(office: Office, reading: Reading, draft: Draft) -> None:
    found = routing.routes(office.desk, draft(reading), fetch=True)
    assert [route.origin for route in found][:2] == [Origin.CONTACT_POINT, Origin.POLICY]
    assert found[0].seen == office.clock.now
    assert found[0].foreign
    assert found[-1].channel is Channel.FILE


def test_a_foreign_address_asks_first(office: Office, reading: Reading, draft: Draft) -> None:
    correction = draft(reading)
    with pytest.raises(UsageError, match="not the publisher's own"):
        corrections.submit(office.desk, correction.id)
    assert corrections.submit(office.desk, correction.id, agreed=True).state is State.QUEUED


def test_the_mail_arrives_once_with_all_fields(office: Office, reading: Reading, draft: Draft) -> None:
    correction = draft(reading)
    shown = corrections.preview(office.desk, correction)
    corrections.submit(office.desk, correction.id, agreed=True)
    assert delivery.deliver(office.desk).done == 1
    assert delivery.deliver(office.desk).done == 0
    (raw,) = office.newsroom.taken
    assert raw.replace(b"\r\n", b"\n") == shown.replace(b"\r\n", b"\n")
    mail = message_from_bytes(raw, policy=SMTP)
    assert mail["Subject"].startswith("CORRECTION: NVIDIA")
    assert mail["Message-ID"] == f"<{correction.identity}@copydesk.invalid>"
    text = mail.get_content()
    for part in ("1.28 trillion", "128 billion", "亿", office.site / "story", "Ada Reader"):
        assert part in text
    assert corrections.load(office.desk, correction.id).state is State.FILED
    with pytest.raises(UsageError):
        corrections.submit(office.desk, correction.id, agreed=True)


@pytest.mark.parametrize(
    ("now_says", "state"), [("128 billion", State.LIKELY_FIXED), ("1.28 billion", State.CHANGED)]
)
def test_what_the_site_says_later_is_told(
    office: Office, reading: Reading, draft: Draft, now_says: str, state: State
) -> None:
    correction = draft(reading)
    corrections.submit(office.desk, correction.id, agreed=True)
    delivery.deliver(office.desk)
    office.clock.forward(hours=1, minutes=1)
    seen = watch.watch(office.desk)
    assert (seen.looked, seen.news) == (1, ())
    office.clock.forward(hours=1)
    assert watch.watch(office.desk).looked == 0

    office.clock.forward(hours=5)
    watch.watch(office.desk)
    assert office.site.conditional == 1
    mended = [line.replace("1.28 trillion", now_says) for line in seed_paragraphs()]
    office.site.pages["/story"] = story(mended)
    office.clock.forward(days=1)
    (changed,) = watch.watch(office.desk).news
    assert changed.state is state
    last = changed.events[-1]
    assert "1.28 trillion" in last.before
    assert now_says in last.detail

    url = reading.headline.url
    assert versions.edits(office.desk, url) == 1
    (edit,) = versions.history(office.desk, url, "en")
    (figure,) = edit.difference.figures
    assert "1.28 trillion" in figure.before
    assert now_says in figure.after
    (everything, publisher) = statistics(corrections.every(office.desk))
    assert (everything.filed, everything.fixed) == (1, int(state is State.LIKELY_FIXED))
    assert publisher.publisher


def test_an_article_that_is_gone_is_told(office: Office, reading: Reading, draft: Draft) -> None:
    correction = draft(reading)
    corrections.submit(office.desk, correction.id, agreed=True)
    delivery.deliver(office.desk)
    office.site.gone.add("/story")
    office.clock.forward(hours=2)
    (changed,) = watch.watch(office.desk).news
    assert changed.state is State.REMOVED


def test_churn_is_no_edit(office: Office, reading: Reading, draft: Draft) -> None:
    corrections.submit(office.desk, draft(reading).id, agreed=True)
    delivery.deliver(office.desk)
    office.site.pages["/story"] = story(
        ["Updated 3 hours ago", *seed_paragraphs(), "Read more: Another story"]
    )
    office.clock.forward(hours=2)
    assert watch.watch(office.desk).news == ()
    assert versions.edits(office.desk, reading.headline.url) == 0


def test_what_the_reader_shows_wrong_goes_into_a_file_and_to_no_newsroom(
    office: Office, reading: Reading, draft: Draft
) -> None:
    from dataclasses import replace

    correction = draft(reading)
    claim = replace(correction.claim, kind=CorrectionKind.READER)
    correction = corrections.keep(office.desk, correction.id, claim, None)
    (route,) = routing.routes(office.desk, correction, fetch=True)
    correction = corrections.keep(office.desk, correction.id, claim, route)
    assert corrections.submit(office.desk, correction.id).state is State.FILED
    assert len(list((office.desk.paths.data / "corrections").glob("*.json"))) == 1
    assert delivery.deliver(office.desk).done == 0


def test_the_same_claim_is_not_filed_twice(office: Office, reading: Reading, draft: Draft) -> None:
    first = draft(reading)
    corrections.submit(office.desk, first.id, agreed=True)
    second = draft(reading)
    assert second.id != first.id
    with pytest.raises(UsageError, match="filed this already"):
        corrections.submit(office.desk, second.id, agreed=True)
    corrections.withdraw(office.desk, first.id)
    assert delivery.deliver(office.desk).done == 0
    corrections.submit(office.desk, second.id, agreed=True)
    assert delivery.deliver(office.desk).done == 1


def test_only_the_person_closes_and_takes_it_back(office: Office, reading: Reading, draft: Draft) -> None:
    correction = draft(reading)
    corrections.submit(office.desk, correction.id, agreed=True)
    delivery.deliver(office.desk)
    corrections.answered(office.desk, correction.id, "Thank you, mended.")
    assert corrections.close(office.desk, correction.id).state is State.CLOSED
    assert corrections.reopen(office.desk, correction.id).state is State.FILED


def test_drafts_are_kept_and_taken_up_again(office: Office, reading: Reading, draft: Draft) -> None:
    correction = draft(reading, comment="half a tho")
    office.reopen()
    again = corrections.begin(office.desk, correction.claim, article=reading.article.text)
    assert (again.id, again.claim.comment) == (correction.id, "half a tho")
    corrections.discard(office.desk, again.id)
    assert corrections.every(office.desk) == ()


def test_the_counts_of_the_feed_list_know_every_state(office: Office, reading: Reading, draft: Draft) -> None:
    assert {*correction_counts._ENDED, *correction_counts._TELLING} <= {state.value for state in State}
    correction = draft(reading)
    with office.desk.store.reading() as connection:
        assert correction_counts.under_way(connection) == (1, 0)
    corrections.submit(office.desk, correction.id, agreed=True)
    corrections.withdraw(office.desk, correction.id)
    with office.desk.store.reading() as connection:
        assert correction_counts.under_way(connection) == (0, 0)


def test_the_public_log_names_no_sender_and_a_withdrawn_page_is_gone(
    office: Office, reading: Reading, draft: Draft
) -> None:
    first = draft(reading)
    corrections.submit(office.desk, first.id, agreed=True)
    folder = office.desk.paths.data / "public"
    index = write_log(corrections.every(office.desk), folder, "https://ada.example/corrections")
    assert f"{first.identity}.html" in index.read_text("utf-8")
    page = (folder / f"{first.identity}.html").read_text("utf-8")
    assert reading.headline.url in page
    assert "ada@reader.example" not in page
    assert first.identity in (folder / "corrections.atom").read_text("utf-8")
    corrections.withdraw(office.desk, first.id)
    write_log(corrections.every(office.desk), folder, "https://ada.example/corrections")
    assert "410 Gone" in (folder / f"{first.identity}.html").read_text("utf-8")


def test_saved_articles_are_watched_too(office: Office, reading: Reading) -> None:
    url = reading.headline.url
    added = feeds_service.add(office.desk, url)
    marks.set_starred(office.desk, [added.entry_id], True)
    watch.watch(office.desk)
    office.clock.forward(hours=2)
    assert watch.watch(office.desk).looked == 1
    lines = seed_paragraphs()
    office.site.pages["/story"] = story([*lines[:-1], lines[-1] + " And one sentence more was added here."])
    office.clock.forward(hours=8)
    watch.watch(office.desk)
    assert versions.edits(office.desk, url) == 1


def test_selected_words_become_the_quote_with_what_stands_around_them(
    office: Office, reading: Reading
) -> None:
    text = reading.article.text
    start = text.index("NVIDIA")
    claim = reporting.claim_of(office.desk, reading, start, start + 6)
    assert (claim.quote.exact, claim.kind) == ("NVIDIA", CorrectionKind.FACT)
    assert text.startswith(claim.quote.suffix, start + 6)
    assert [problem.field for problem in problems(claim)] == ["should_be"]
