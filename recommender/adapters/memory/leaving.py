"""What goes with an account or a walk-up code when it goes."""

from __future__ import annotations

from recommender.adapters.memory.state import State


def delete_accounts(draft: State, ids: set[str]) -> int:
    """Delete accounts with all that hangs on them; return how many there were."""
    gone = ids & draft.accounts.keys()
    for account_id in gone:
        del draft.accounts[account_id]
        draft.passwords.pop(account_id, None)
    for one in [s.id for s in draft.sessions.values() if s.account_id in gone]:
        del draft.sessions[one]
    for one in [e.id for e in draft.sign_ins.values() if e.account_id in gone]:
        del draft.sign_ins[one]
    delete_walk_ups(draft, {c.id for c in draft.walk_ups.values() if c.counselor_id in gone})
    return len(gone)


def delete_walk_ups(draft: State, ids: set[str]) -> int:
    """Delete walk-up codes with their sessions; return how many there were."""
    gone = ids & draft.walk_ups.keys()
    for code_id in gone:
        del draft.walk_ups[code_id]
    for one in [s.id for s in draft.sessions.values() if s.walk_up_id in gone]:
        del draft.sessions[one]
    return len(gone)
