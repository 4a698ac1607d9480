"""What a correction says, and that it says so on every road."""

from __future__ import annotations

import json
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.corrections.examples import BEFORE, FIXED, SEEN, WRONG_FIX, claim
from tui.core.errors import UsageError
from tui.corrections.annotation import from_annotation, quote_at, to_annotation
from tui.corrections.identity import claim_identity
from tui.corrections.letters import MAILTO_LIMIT, body, letter, mailto, markdown
from tui.corrections.models import CorrectionKind, Quote, Sender, State
from tui.corrections.notes import correction_note
from tui.corrections.sending import domain_may_send, has_expired, next_try
from tui.corrections.states import FOLLOWING, check_step
from tui.corrections.validation import problems, word_count
from tui.corrections.watch import LOOKS, locate, next_look, outcome


def test_the_same_claim_keeps_its_identity_and_another_has_another() -> None:
    assert claim_identity(claim()) == claim_identity(
        claim(comment="I looked it up.", kind=CorrectionKind.FACT)
    )
    assert claim_identity(claim()) != claim_identity(claim(should_be="129 billion"))
    assert claim_identity(claim()) != claim_identity(claim(sender=Sender("Bo", "bo@reader.example")))


def test_the_letter_holds_every_part() -> None:
    message = message_from_bytes(letter(claim(), "desk@news.example", SEEN).as_bytes(), policy=default)
    text = message.get_content()
    assert message["Subject"] == "CORRECTION: NVIDIA to spend $26 billion"
    assert message["To"] == "desk@news.example"
    assert claim_identity(claim()) in message["Message-ID"]
    for part in (
        "1.28 trillion",
        "128 billion",
        "1280亿",
        "https://models.example/gpt-oss",
        "https://news.example/nvidia",
        "Ada Reader",
    ):
        assert part in text


@pytest.mark.parametrize("trick", ["\r\nBcc: all@example.org", "\nX-Evil: 1", "\x00\x1b[2J"])
def test_no_field_smuggles_in_a_header(trick: str) -> None:
    made = claim(should_be="128 billion" + trick, comment=trick, reason=trick)
    made = claim(
        should_be=made.should_be,
        comment=trick,
        source=type(made.source)(url=made.source.url + trick, headline="Title" + trick),
    )
    parsed = message_from_bytes(letter(made, "desk@news.example", SEEN).as_bytes(), policy=default)
    assert parsed["Bcc"] is None
    assert parsed["X-Evil"] is None
    assert "\x1b" not in parsed.as_string()
    for bad in (f"desk@news.example{trick}", f"desk{trick}@news.example"):
        with pytest.raises(UsageError):
            letter(made, bad, SEEN)
    with pytest.raises(UsageError):
        letter(claim(sender=Sender("Ada", f"ada@reader.example{trick}")), "desk@news.example", SEEN)


def test_a_mailto_address_stays_short_enough_to_be_passed_on() -> None:
    address = mailto(claim(comment="字" * 2000), "desk@news.example")
    assert len(address) <= MAILTO_LIMIT
    fields = parse_qs(urlsplit(address).query)
    assert fields["subject"] == ["CORRECTION: NVIDIA to spend $26 billion"]
    assert "1.28 trillion" in fields["body"][0]


def test_the_markdown_quotes_what_it_says() -> None:
    text = markdown(claim())
    assert "**It says**\n\n> 1.28 trillion" in text
    assert "**It should say**\n\n> 128 billion" in text


@given(st.text(), st.text(), st.text())
def test_body_of_any_text_has_no_control_character(one: str, two: str, three: str) -> None:
    text = body(claim(should_be=one, comment=two, reason=three))
    assert not any(ord(character) < 32 and character not in "\n\t" for character in text)


def test_an_annotation_reads_back_as_the_claim() -> None:
    made = claim(sender=Sender("Ada Reader"), comment="Please look.")
    again = from_annotation(json.loads(json.dumps(to_annotation(made, SEEN))))
    assert again == made
    assert "ada@reader.example" not in json.dumps(to_annotation(claim(), SEEN))


def test_problems_are_told_by_field() -> None:
    assert problems(claim()) == ()
    fields = {
        problem.field
        for problem in problems(
            claim(
                quote=Quote(""),
                should_be="",
                reason="",
                evidence=("javascript:alert(1)",),
                comment="word " * 301,
                sender=Sender("A\nB", "nobody"),
            )
        )
    }
    assert fields == {"quote", "evidence", "comment", "email", "name"}
    assert problems(claim(should_be="1.28  trillion"))[0].field == "should_be"
    assert word_count("字" * 600) == 300


def test_a_fixed_sentence_is_likely_fixed_and_a_wrong_fix_is_not() -> None:
    fixed = outcome(claim(), BEFORE, FIXED)
    assert fixed.state is State.LIKELY_FIXED
    assert "1.28 trillion" in fixed.passage.before
    assert "128 billion" in fixed.passage.after
    assert outcome(claim(), BEFORE, WRONG_FIX).state is State.CHANGED
    assert outcome(claim(), BEFORE, BEFORE).state is State.FILED
    assert (
        outcome(claim(), BEFORE, "Another story altogether, about harbours and ships.").state is State.CHANGED
    )
    assert outcome(claim(), BEFORE, "", gone=True).state is State.REMOVED


def test_changes_elsewhere_are_no_fix_and_a_note_is_noticed() -> None:
    moved = "A new first paragraph.\n\n" + BEFORE + "\n\nUpdated at noon."
    assert outcome(claim(), BEFORE, moved).state is State.FILED
    noted = BEFORE + "\n\nCorrection: An earlier version gave a wrong number."
    seen = outcome(claim(), BEFORE, noted)
    assert seen.state is State.NOTED
    assert seen.note.startswith("Correction")
    assert outcome(claim(), noted, noted).state is State.FILED


@pytest.mark.parametrize(
    "note",
    [
        "Correction (12 March): The model has 128 billion parameters.",
        "An earlier version of this article misstated the number.",
        "更正：模型参数为1280亿。",
        "勘誤：模型參數為1280億。",
        "【訂正】パラメーター数は1280億でした。",
        "[정정] 매개변수는 1280억 개입니다.",
        "Đính chính: mô hình có 128 tỷ tham số.",
        "แก้ไขข้อผิดพลาด จำนวนพารามิเตอร์คือ 1.28 แสนล้าน",
        "Düzeltme: model 128 milyar parametrelidir.",
    ],
)
def test_correction_notes_of_eight_languages(note: str) -> None:
    assert correction_note(f"First paragraph.\n\n{note}\n\nLast paragraph.") == note


@pytest.mark.parametrize(
    "text", ["The correction of the market went on.", "他更正了自己的说法。", "Düzeltme işlemi sürdü."]
)
def test_ordinary_sentences_are_no_notes(text: str) -> None:
    assert correction_note(text) == ""


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 300), st.integers(0, 40))
def test_locating_in_any_text_gives_offsets_of_that_text(
    text: str, other: str, start: int, length: int
) -> None:
    quote = quote_at(text, start, start + length)
    left, right = locate(other, quote)
    assert 0 <= left <= right <= len(other)
    if quote.exact:
        left, right = locate(text, quote)
        assert text[left:right] == quote.exact


def test_the_article_is_looked_at_on_schedule_and_then_left_alone() -> None:
    look, times = None, []
    while (moment := next_look(SEEN, look)) is not None:
        times.append(moment - SEEN)
        look = moment
    assert tuple(times) == LOOKS


def test_waits_grow_and_end() -> None:
    waits = [next_try(tries, SEEN, 1.0) - SEEN for tries in range(1, 20)]
    assert waits == sorted(waits)
    assert waits[-1] <= timedelta(hours=12)
    assert has_expired(SEEN, SEEN + timedelta(days=15))
    assert not has_expired(SEEN, SEEN + timedelta(days=13))


def test_five_a_day_to_one_domain() -> None:
    sent = [SEEN + timedelta(hours=hour) for hour in range(5)]
    now = SEEN + timedelta(hours=6)
    assert domain_may_send(sent[:4], now) == now
    assert domain_may_send(sent, now) == SEEN + timedelta(days=1)
    assert domain_may_send(sent, SEEN + timedelta(days=3)) == SEEN + timedelta(days=3)


def test_every_state_can_be_reached_and_only_the_person_closes() -> None:
    reached = {State.DRAFT}.union(*FOLLOWING.values())
    assert reached == set(State)
    check_step(State.LIKELY_FIXED, State.CLOSED)
    with pytest.raises(UsageError):
        check_step(State.DRAFT, State.FILED)
