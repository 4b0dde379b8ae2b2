"""Read the environment: three typed readers that refuse a bad value by its name.

A reader never raises. It notes a line that names the variable and the remedy, and lets the next one read, so
that everything wrong is said in one go, by `refuse_problems`.
"""

from collections.abc import Callable, Mapping

from django.core.exceptions import ImproperlyConfigured

FLAG_VALUES = {
    "on": True, "true": True, "yes": True, "1": True,
    "off": False, "false": False, "no": False, "0": False,
}  # fmt: skip

# Says what is wrong with a value and what to write instead, or None where nothing is.
Check = Callable[[str], str | None]


class Environment:
    """The variables of one process, the defaults they were read with, and what is wrong with them."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self.defaults: dict[str, str] = {}
        self.problems: list[str] = []

    def text(self, name: str, *, default: str = "", check: Check) -> str:
        """Return the value of `name`; unset and empty are the same: the default."""
        value = self._read(name, default)
        if value and (fault := check(value)):
            self.problems.append(f"{name}: {fault}")
            return default
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """Return whether `name` is on; a word that is neither on nor off is refused, not guessed."""
        value = self._read(name, "on" if default else "off")
        if value.lower() not in FLAG_VALUES:
            self.problems.append(f"{name}: {value!r} is neither on nor off; write on or off")
            return default
        return FLAG_VALUES[value.lower()]

    def names(self, name: str, *, check: Check) -> list[str]:
        """Return the items of a list written with commas, in its order; none where it is unset."""
        value = self._read(name, "")
        items = [item.strip() for item in value.split(",")] if value else []
        for item in items:
            fault = check(item) if item else "has an empty item; remove the comma that is too many"
            if fault:
                self.problems.append(f"{name}: {fault}")
        return items

    def refuse_problems(self) -> None:
        """Raise `ImproperlyConfigured` with a line for each variable that is wrong."""
        if self.problems:
            raise ImproperlyConfigured("\n".join(self.problems))

    def _read(self, name: str, default: str) -> str:
        self.defaults[name] = default
        return self._variables.get(name, "").strip() or default
