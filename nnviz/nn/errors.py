"""The one kind of error the engine raises: a ValueError with a code and details, to be said in any language."""

from __future__ import annotations


class EngineError(ValueError):
    """A refusal by the engine. `str(error)` is English; `code`, `template` and `details` serve a translation.

    code      what was refused, such as "parameter.range"
    template  the English sentence with {fields}
    details   the values of the fields
    """

    def __init__(self, code: str, template: str, **details: object) -> None:
        super().__init__(template.format(**details))
        self.code = code
        self.template = template
        self.details = details


class UnknownName(KeyError, EngineError):  # noqa: N818 - read as what it is
    """A name that a registry does not hold: a KeyError to mappings, a ValueError to people, with a suggestion."""

    def __init__(self, kind: str, name: object, known: tuple[str, ...], suggestion: str | None) -> None:
        template = "unknown {kind} {name!r}: "
        template += "did you mean {suggestion!r}?" if suggestion else "known are {known}"
        EngineError.__init__(
            self,
            "name.suggestion" if suggestion else "name.unknown",
            template,
            kind=kind,
            name=name,
            known=", ".join(known),
            suggestion=suggestion,
        )

    def __str__(self) -> str:  # KeyError would print the repr of the sentence
        return self.template.format(**self.details)
