"""What can be wrong with an input or a machine: code, message, remedy. Everything else is a bug."""

from models.ledger import InputError


class KlauselwerkError(Exception):
    """Something the user can mend; `exit_code` is what the command ends with when it is about the whole run."""

    exit_code = 1

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(f"{message}. {remedy}")
        self.code, self.message, self.remedy = code, message, remedy

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.remedy)

    def as_record(self) -> InputError:
        return InputError(code=self.code, message=self.message, remedy=self.remedy)


class UnreadableInput(KlauselwerkError):
    """One input cannot be read; the run goes on without it."""


class MissingProgram(KlauselwerkError):
    """A needed program or language data is not installed."""

    exit_code = 3


class OutputUnusable(KlauselwerkError):
    """The output folder cannot be written or is in use."""

    exit_code = 5


class BadConfiguration(KlauselwerkError):
    """The configuration is wrong."""

    exit_code = 9
