"""What somebody gave to sign with. It lives for one request and is neither stored nor logged."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thidua.foundations.workflow.errors import InputRefused

if TYPE_CHECKING:
    from thidua.foundations.papers.signing.keys import Key
    from thidua.foundations.papers.signing.tokens import Device


SEAL_MM = 10, 60
"""Least and greatest width of a seal in millimetres: its picture has the size of the real one (Decree 30/2020, annex
I); anything outside is a slip of typing."""


@dataclass(frozen=True, slots=True, repr=False)
class GivenKey:
    """A PKCS#12 ``file`` with its passphrase, or without it the PIN of a signing device; and the picture to show.

    ``device`` is the agency's own, unless another is named. ``width_mm`` is the real width of a seal; a personal
    picture takes the width of its place.
    """

    secret: str
    file: bytes | None = None
    device: "Device | None" = None
    picture: tuple[str, bytes] | None = None
    width_mm: float | None = None

    def key(self, fits: "Callable[[Key], None]", best: "Callable[[Key], bool]" = lambda key: True) -> "Key":
        """The key that ``fits`` does not refuse, ``best`` first: a device holds several. InputRefused for none."""
        fitting, refusals = [], []
        for key in self._keys():
            try:
                fits(key)
            except InputRefused as refusal:
                refusals.append(refusal)
            else:
                fitting.append(key)
        if not fitting:
            raise refusals[0]
        return next(filter(best, fitting), fitting[0])

    def _keys(self) -> "list[Key]":
        # The engine is slow to import and most requests sign nothing.
        from thidua.foundations.papers.signing import keys, tokens

        if self.file is not None:
            return [keys.read_pkcs12(self.file, self.secret)]
        device = self.device or tokens.agency_device()
        if device is None:
            raise InputRefused(_("Hệ thống chưa nối thiết bị ký số của cơ quan. Chọn tệp khóa."))
        return device.keys(self.secret)


def sign_for_person(pdf: bytes, given: GivenKey, *, name: str, field: str = "NguoiKy") -> bytes:
    """``pdf`` with the signature of the person called ``name``. InputRefused for another's key or without the place.

    ``field`` names the signature, once in a file: a paper that several people sign needs one for each.
    """
    from thidua.foundations.papers.signing import keys, pictures, signing

    key = given.key(lambda held: keys.require_person(held, name))
    picture = pictures.read_picture(*given.picture, "blue") if given.picture else None
    return signing.sign_as_person(pdf, key, name=name, picture=picture, field=field)


def sign_for_agency(pdf: bytes, given: GivenKey, *, agency: str, name: str) -> bytes:
    """``pdf`` with the agency's signature over that of ``name``. InputRefused for the key of another agency."""
    from thidua.foundations.papers.signing import pictures, signing

    least, most = SEAL_MM
    if given.width_mm is not None and not least <= given.width_mm <= most:
        raise InputRefused(
            _("Bề ngang dấu %(width)g mm ngoài khoảng %(least)d–%(most)d mm. Đo dấu thật rồi nhập lại.")
            % {"width": given.width_mm, "least": least, "most": most}
        )
    key = _agency_key(given, agency)
    seal = None
    if given.picture and given.width_mm:
        seal = pictures.read_picture(*given.picture, "red"), given.width_mm
    return signing.sign_as_agency(pdf, key, name=name, seal=seal)


def sign_attachment_for_agency(pdf: bytes, given: GivenKey, *, agency: str, number: str) -> bytes:
    """An attachment in a file of its own, signed by the agency for the paper numbered ``number``."""
    from thidua.foundations.papers.signing import attachments

    return attachments.sign_attachment(pdf, _agency_key(given, agency), number=number)


def sign_copy_for_agency(pdf: bytes, given: GivenKey, *, agency: str, form: str) -> bytes:
    """A certified copy signed by the agency that made it; no picture shows (Decree 30/2020, annex I, part III)."""
    from thidua.foundations.papers.signing import attachments

    if given.picture:
        raise InputRefused(_("Chữ ký số trên bản sao không hiện hình dấu. Bỏ trống hình dấu rồi ký số."))
    return attachments.sign_copy(pdf, _agency_key(given, agency), form=form, agency=agency)


def _agency_key(given: GivenKey, agency: str) -> "Key":
    """The agency's own key rather than that of a person in it: both may name the agency."""
    from thidua.foundations.papers.signing import keys

    return given.key(
        lambda held: keys.require_agency(held, agency), lambda held: keys.names_agency(held.holder, agency)
    )
