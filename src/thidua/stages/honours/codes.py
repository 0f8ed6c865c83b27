"""Codes printed on certificates: ten letters and digits nobody mistakes for another, drawn at random."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10


def new_code() -> str:
    """A new code; 30 symbols to the tenth make guessing one of a register hopeless."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_codes(count: int) -> list[str]:
    """``count`` codes, no two alike."""
    codes: dict[str, None] = {}
    while len(codes) < count:
        codes[new_code()] = None
    return list(codes)


def normal(text: str) -> str:
    """What a person typed as a code is stored: upper case, without spaces, dashes and dots."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def could_be(code: str) -> bool:
    """Whether a text may be a code at all, so that a typing mistake costs no look into the register."""
    return len(code) == LENGTH and set(code) <= set(ALPHABET)


def grouped(code: str) -> str:
    """ "K7M2Q-9TXAB": in two groups, to be read aloud."""
    return f"{code[:5]}-{code[5:]}"
