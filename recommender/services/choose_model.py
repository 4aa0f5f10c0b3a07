"""Which encoder is in force in this installation, and how it came to be.

Every choice is a line of one small file beside the database; the last ones are what a
rollback goes back through. Nothing is ever taken out of it: it is the record of who served
when. Without a choice the newest published encoder is in force.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from features.encoder.resolve import encoder_names
from recommender.errors import ModelMissing, ModelRefused
from recommender.ports import Clock

FILE = "model_history.jsonl"
Action = Literal["use", "rollback"]


@dataclass(frozen=True)
class Choice:
    """One line of the history.

    Parameters
    ----------
    at
        When it was made.
    action
        What was asked for.
    name, before
        The encoder in force from then on, and the one before.
    """

    at: datetime
    action: Action
    name: str
    before: str


class ModelChoice:
    """Choose the encoder of an installation, and go back.

    Parameters
    ----------
    home
        Folder of what the installation stores; the history is in it.
    models_dir
        Folder of published models.
    clock
        Dates the choices.
    """

    def __init__(self, home: Path, models_dir: Path, clock: Clock) -> None:
        self._path, self._models_dir, self._clock = home / FILE, models_dir, clock

    def names(self) -> list[str]:
        """Return the encoders that can be chosen, the newest first, the base model last."""
        try:
            return encoder_names(self._models_dir)
        except ValueError as error:
            raise ModelRefused(name="encoder", detail=str(error)) from error

    def history(self) -> list[Choice]:
        """Return every choice, oldest first; a line that a power failure cut is passed over."""
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [choice for line in lines if (choice := _read(line)) is not None]

    def known(self, name: str) -> str:
        """Return `name`; raise `ModelMissing` when no such encoder is published here."""
        return _known(name, self.names())

    def in_force(self) -> str:
        """Return the name of the encoder in force.

        Raises
        ------
        ModelMissing
            The one that was chosen is published no more.
        """
        names, history = self.names(), self.history()
        return _known(history[-1].name, names) if history else names[0]

    def candidates(self) -> list[str]:
        """Return the encoder in force, then what served before it, latest first, then the rest."""
        names = self.names()
        before = [choice.before for choice in reversed(self.history())]
        return [n for n in dict.fromkeys([self.in_force(), *before, *names]) if n in names]

    def kept(self, steps_back: int) -> list[str]:
        """Return the encoder in force and those that so many rollbacks would reach."""
        names = self.names()
        stack = [*self._stack(), self.in_force()]
        return [n for n in dict.fromkeys(stack[-1 - steps_back :]) if n in names]

    def use(self, name: str) -> Choice:
        """Put an encoder in force; the same again changes nothing.

        Raises
        ------
        ModelMissing
            It is not published here.
        """
        name, history = _known(name, self.names()), self.history()
        if history and history[-1].name == name:
            return history[-1]
        return self._write("use", name, self._before())

    def roll_back(self) -> Choice:
        """Put the encoder in force that was so before this one.

        Raises
        ------
        ModelRefused
            There was none before.
        ModelMissing
            It is published no more.
        """
        names, stack = self.names(), self._stack()
        now = self._before()
        older = names[names.index(now) + 1 :] if now in names else names
        target = stack[-1] if stack else next(iter(older), None)
        if target is None:
            raise ModelRefused(
                name=now,
                detail_zh="此前没有用过别的编码器，无可回退",
                detail_en="no other encoder was in force before it",
            )
        return self._write("rollback", _known(target, names), now)

    def _stack(self) -> list[str]:
        """Return what rollbacks would reach, the next one last."""
        stack: list[str] = []
        for choice in self.history():
            if choice.action == "use":
                stack.append(choice.before)
            elif stack:
                stack.pop()
        return stack

    def _before(self) -> str:
        # Not `in_force`: what was chosen may be published no more, and is left all the same.
        history = self.history()
        return history[-1].name if history else self.names()[0]

    def _write(self, action: Action, name: str, before: str) -> Choice:
        choice = Choice(self._clock.now(), action, name, before)
        line = {"at": choice.at.isoformat(), "action": action, "name": name, "before": before}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # The line break in front closes a line that a power failure cut.
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"\n{json.dumps(line, ensure_ascii=False)}\n")
            file.flush()
            os.fsync(file.fileno())
        return choice


def _known(name: str, names: list[str]) -> str:
    if name not in names:
        raise ModelMissing(name=name, there=", ".join(names))
    return name


def _read(line: str) -> Choice | None:
    try:
        values = json.loads(line)
        at = datetime.fromisoformat(values["at"])
        return Choice(at, values["action"], str(values["name"]), str(values["before"]))
    except (ValueError, KeyError, TypeError):
        return None
