"""A citation of the law with its mark of confidence, as the ``cite`` template tag and a sentence read it."""

from collections.abc import Mapping

from thidua import law


def cite_words(cite: law.Cite | Mapping[str, object] | None) -> dict[str, str]:
    """``text`` and ``confidence`` of a citation; empty for none. A mapping is a citation as an answer stores it."""
    if not cite:
        return {}
    found = cite if isinstance(cite, law.Cite) else law.Cite(**{key: str(value) for key, value in cite.items()})
    return {"text": law.cite_vi(found), "confidence": found.confidence}


def cite_text(cite: law.Cite | Mapping[str, object] | None) -> str:
    """The words alone, for a sentence or a paper."""
    return cite_words(cite).get("text", "")
