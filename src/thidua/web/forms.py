"""Forms of the shell."""

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """User name and password; one answer for an unknown name and a wrong password."""

    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt, rồi nhập lại."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Hỏi quản trị hệ thống."),
    }
