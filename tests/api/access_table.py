"""Who may use which address: every route of the service has a line here.

Pages stand here once, without ``/en``. A program with its token may use all of them.
"""

from __future__ import annotations

from typing import Final

PARTIES: Final = (
    "nobody", "walk_up", "seeker", "counselor", "organizer", "steward", "operator", "program",
)  # fmt: skip
EVERYBODY: Final = frozenset(PARTIES)
ACCOUNTS: Final = EVERYBODY - {"nobody", "walk_up"}


def only(*parties: str) -> frozenset[str]:
    """Return these, and programs."""
    return frozenset({*parties, "program"})


ACCESS: Final[dict[str, frozenset[str]]] = {
    # Without a person named in the body these say nothing of anybody; with one see test_scope.
    "POST /v1/intakes": EVERYBODY,
    "POST /v1/matches": EVERYBODY,
    "POST /v1/explanations": EVERYBODY,
    "POST /v1/plans": EVERYBODY,
    "POST /v1/posting-checks": EVERYBODY,
    "GET /v1/postings": EVERYBODY,
    "GET /v1/postings/{posting_id}": EVERYBODY,
    "POST /v1/postings": only("steward"),
    "POST /v1/postings/{posting_id}/close": only("steward"),
    "GET /v1/postings/{posting_id}/hold-decisions": only("steward"),
    "POST /v1/postings/{posting_id}/hold-decisions": only("steward"),
    "GET /v1/courses": EVERYBODY,
    "GET /v1/services": EVERYBODY,
    "GET /v1/events": only("counselor", "seeker"),
    "POST /v1/events": only("counselor", "seeker"),
    "GET /v1/seekers/{seeker_id}/controls": only("counselor"),
    "PUT /v1/seekers/{seeker_id}/controls/{posting_id}": only("counselor"),
    "DELETE /v1/seekers/{seeker_id}/controls/{posting_id}": only("counselor"),
    "GET /v1/seekers/{seeker_id}/tags": only("counselor", "seeker"),
    "DELETE /v1/seekers/{seeker_id}/tags/{tag:path}": only("counselor", "seeker"),
    "GET /v1/seekers/{seeker_id}/ledger": only("counselor"),
    "POST /v1/seekers/{seeker_id}/ledger": only("counselor"),
    "GET /v1/ledger/reminders": only("counselor"),
    "GET /v1/seekers/{seeker_id}/complaints": only("counselor", "seeker"),
    "POST /v1/seekers/{seeker_id}/complaints": only("counselor", "seeker"),
    "PUT /v1/complaints/{complaint_id}/reply": only("counselor"),
    "GET /v1/seekers/{seeker_id}/ratings": only("counselor", "seeker"),
    "POST /v1/seekers/{seeker_id}/ratings": only("counselor", "seeker"),
    "GET /v1/notifications": only("counselor"),
    "POST /v1/notifications/{notification_id}/seen": only("counselor"),
    "GET /v1/fairs": only("organizer"),
    "POST /v1/fairs": only("organizer"),
    "GET /v1/fairs/{fair_id}": only("organizer"),
    "PUT /v1/fairs/{fair_id}/attendees": only("organizer"),
    "PUT /v1/fairs/{fair_id}/booths": only("organizer"),
    "POST /v1/fairs/{fair_id}/plans": only("organizer"),
    "GET /v1/fairs/{fair_id}/plans/{job_id}": only("organizer"),
    "GET /v1/fairs/{fair_id}/plans/{job_id}/events": only("organizer"),
    "GET /v1/fairs/{fair_id}/plans/{job_id}/files/{name}": only("organizer"),
    "POST /v1/fairs/{fair_id}/plans/{job_id}/cancel": only("organizer"),
    "POST /v1/fairs/{fair_id}/plans/{job_id}/resume": only("organizer"),
    "GET /healthz": EVERYBODY,
    "GET /readyz": EVERYBODY,
    "GET /metrics": EVERYBODY,
    "GET /openapi.json": EVERYBODY,
    "GET /static/{digest}/{name}": EVERYBODY,
    # Pages for everybody
    "GET /": EVERYBODY,
    "GET /answers": EVERYBODY,
    "POST /answers": EVERYBODY,
    "GET /plan/sheet": EVERYBODY,
    "POST /plan/sheet": EVERYBODY,
    "GET /postings/{posting_id}": EVERYBODY,
    "GET /rules": EVERYBODY,
    "POST /large-print": EVERYBODY,
    # Signing in
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "GET /sign-in/elsewhere": EVERYBODY,
    "GET /sign-in/back": EVERYBODY,
    "POST /sign-out": EVERYBODY - {"nobody"},
    "GET /account": ACCOUNTS,
    "POST /account/view": ACCOUNTS,
    "GET /account/password": ACCOUNTS,
    "POST /account/password": ACCOUNTS,
    "GET /account/sign-ins": ACCOUNTS,
    "GET /account/sessions": ACCOUNTS,
    "POST /account/sessions/end": ACCOUNTS,
    # Codes for people without an account
    "GET /walk-up": EVERYBODY,
    "POST /walk-up": EVERYBODY,
    "GET /walk-up/plan": only("walk_up"),
    "POST /walk-up/plan": only("walk_up"),
    "POST /walk-up/keep": only("walk_up"),
    "POST /walk-up/end": only("walk_up"),
    "GET /counselor/walk-ups": only("counselor"),
    "POST /counselor/walk-ups": only("counselor"),
    "POST /counselor/walk-ups/end": only("counselor"),
    # Stewards
    "GET /steward": only("steward"),
    "GET /steward/holds": only("steward"),
    "GET /steward/holds/{posting_id}": only("steward"),
    "POST /steward/holds/{posting_id}": only("steward"),
    "GET /steward/unmapped": only("steward"),
    "POST /steward/unmapped": only("steward"),
    "GET /steward/duplicates": only("steward"),
    "POST /steward/duplicates": only("steward"),
    "GET /steward/import": only("steward"),
    "POST /steward/import": only("steward"),
    "GET /steward/import/{token}": only("steward"),
    "POST /steward/import/{token}": only("steward"),
    "GET /steward/import/{token}/check": only("steward"),
    "POST /steward/import/{token}/land": only("steward"),
    "GET /steward/import/{token}/done": only("steward"),
    "GET /steward/import/{token}/errors.xlsx": only("steward"),
    "GET /steward/postings": only("steward"),
    "GET /steward/rule-packs": only("steward"),
    "GET /steward/rule-packs/{name}": only("steward"),
    "POST /steward/rule-packs/{name}": only("steward"),
    "GET /steward/employers": only("steward"),
    # Operators
    "GET /operator": only("operator"),
    "GET /operator/models": only("operator"),
    "POST /operator/models": only("operator"),
    "GET /operator/models/sure": only("operator"),
    "GET /operator/models/{name}": only("operator"),
    "GET /operator/audit": only("operator"),
    "GET /operator/accounts": only("operator"),
    "POST /operator/accounts": only("operator"),
    "POST /operator/accounts/change": only("operator"),
    "GET /operator/fairness": only("operator"),
}
