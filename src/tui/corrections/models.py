"""A correction: a claim about one passage of one version of one article, and the way it has gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.core.messages import N_


class CorrectionKind(StrEnum):
    """What is the matter."""

    FACT = "fact"
    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    ATTRIBUTION = "attribution"
    TRANSLATION = "translation"
    FORMAT = "format"
    SPAM = "spam"
    READER = "reader"
    """The reader shows it wrong: for this project's own tracker, never for a newsroom."""


KIND_LABELS: dict[CorrectionKind, str] = {
    CorrectionKind.FACT: N_("Wrong fact"),
    CorrectionKind.FIGURE: N_("Wrong figure"),
    CorrectionKind.NAME: N_("Name or title"),
    CorrectionKind.DATE: N_("Date"),
    CorrectionKind.ATTRIBUTION: N_("Attribution"),
    CorrectionKind.TRANSLATION: N_("Translation"),
    CorrectionKind.FORMAT: N_("Broken link or format"),
    CorrectionKind.SPAM: N_("Spam or abuse"),
    CorrectionKind.READER: N_("The reader shows it wrong"),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage, findable again after changes around it (W3C Web Annotation, TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    """Up to 64 characters before it."""
    suffix: str = ""
    """Up to 64 characters after it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The article, and the version of it, that is meant."""

    url: str
    headline: str
    site: str = ""
    language: str = ""
    published: datetime | None = None
    seen: datetime | None = None
    """When the version with the quote was read."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who files the correction; both may be empty."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a correction says."""

    kind: CorrectionKind
    source: Source
    quote: Quote
    should_be: str = ""
    """What the quote should say; may be empty where the person only knows that it is wrong."""
    reason: str = ""
    """Why, in words: the audit's mechanism, or the person's own."""
    evidence: tuple[str, ...] = ()
    """http(s) addresses."""
    comment: str = ""
    """At most 300 words."""
    sender: Sender = Sender()


class Channel(StrEnum):
    """The ways a correction can go."""

    MAILTO = "mailto"
    SMTP = "smtp"
    WEBMENTION = "webmention"
    FORM = "form"
    """A web form of the publisher, filled in by the person with our help."""
    FILE = "file"


class Origin(StrEnum):
    """How an address was found, the most trusted first."""

    SETTING = "setting"
    CONTACT_POINT = "contact_point"
    POLICY = "policy"
    WEBMENTION = "webmention"
    FEED = "feed"
    PAGE = "page"
    NONE = "none"


ORIGIN_REASONS: dict[Origin, str] = {
    Origin.SETTING: N_("your own setting for this site"),
    Origin.CONTACT_POINT: N_("the page names it as contact for corrections"),
    Origin.POLICY: N_("the publisher's policy page names it"),
    Origin.WEBMENTION: N_("the page takes Webmentions"),
    Origin.FEED: N_("the feed names it"),
    Origin.PAGE: N_("it stands on the page"),
    Origin.NONE: N_("nothing was found: fill in the publisher's own form"),
}


@dataclass(frozen=True, slots=True)
class Route:
    """A place that a correction may be sent to."""

    channel: Channel
    address: str
    """A mail address, an endpoint's URL, or the page with the publisher's form."""
    origin: Origin
    found_at: str
    """The URL that says so."""
    foreign: bool = False
    """Whether it lies outside the publisher's own domain and feed, so that the person is asked first."""
    seen: datetime | None = None
    """When that was read there."""


class State(StrEnum):
    """How far a correction has come."""

    DRAFT = "draft"
    QUEUED = "queued"
    SENDING = "sending"
    FILED = "filed"
    POSSIBLY_SENT = "possibly_sent"
    ACKNOWLEDGED = "acknowledged"
    LIKELY_FIXED = "likely_fixed"
    CHANGED = "changed"
    """The passage changed, but not to what was asked."""
    NOTED = "noted"
    """The publisher printed a correction note; the passage stands."""
    REMOVED = "removed"
    DECLINED = "declined"
    FAILED = "failed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


STATE_LABELS: dict[State, str] = {
    State.DRAFT: N_("draft"),
    State.QUEUED: N_("queued"),
    State.SENDING: N_("sending"),
    State.FILED: N_("filed"),
    State.POSSIBLY_SENT: N_("possibly sent"),
    State.ACKNOWLEDGED: N_("acknowledged"),
    State.LIKELY_FIXED: N_("likely fixed, confirm"),
    State.CHANGED: N_("changed otherwise"),
    State.NOTED: N_("noted by the publisher"),
    State.REMOVED: N_("article removed"),
    State.DECLINED: N_("declined"),
    State.FAILED: N_("failed"),
    State.EXPIRED: N_("expired"),
    State.WITHDRAWN: N_("withdrawn"),
    State.CLOSED: N_("closed"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One step on the way of a correction; steps are only ever added."""

    at: datetime
    state: State
    detail: str = ""
    """A sentence, an answer, or the passage as it stands now."""
    before: str = ""
    """The passage as it was, where `detail` is the passage."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim, where it goes, and all that has happened to it."""

    id: int
    identity: str
    """A UUID that stays the same for the same claim by the same person (`identity.claim_identity`)."""
    claim: Claim
    route: Route | None
    events: tuple[Event, ...]
    created: datetime
    """When its draft was begun: the date that its mail bears."""
    entry_id: int = 0
    """The article's entry; 0 where it is not stored."""

    @property
    def state(self) -> State:
        """The state that the last event brought."""
        return self.events[-1].state if self.events else State.DRAFT
