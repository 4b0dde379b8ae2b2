"""What differs from language to language in official mark-up: codes, organs, plenary meetings, letters of points.

Sources: ISO 639-2; the mark-up of the Economic and Social Council, 2023, and of the Security Council, 2022, in six
languages; United Nations Editorial Manual, "Lettering and numbering".
"""

from __future__ import annotations

import datetime
import re

CODES = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "rus": "ru",
    "ara": "ar",
    "zho": "zh",
    "chi": "zh",
}
BOLD_IS_ITALIC = frozenset({"ar", "zh"})
ORGANS = {
    "GA": (
        "General Assembly",
        "Assemblée générale",
        "Asamblea General",
        "Генеральная Ассамблея",
        "الجمعية العامة",
        "大会",
    ),
    "ECOSOC": (
        "Economic and Social Council",
        "Conseil économique et social",
        "Consejo Económico y Social",
        "Экономический и Социальный Совет",
        "المجلس الاقتصادي والاجتماعي",
        "经济及社会理事会",
    ),
    "SC": (
        "Security Council",
        "Conseil de sécurité",
        "Consejo de Seguridad",
        "Совет Безопасности",
        "مجلس الأمن",
        "安全理事会",
    ),
    "HRC": (
        "Human Rights Council",
        "Conseil des droits de l'homme",
        "Consejo de Derechos Humanos",
        "Совет по правам человека",
        "مجلس حقوق الإنسان",
        "人权理事会",
    ),
}
PLENARY_RE = re.compile(r"plenary|plénière|plenaria|пленарн|العامة|全体", re.IGNORECASE)
WITHOUT_VOTE_RE = re.compile(
    r"without a vote|sans vote|sin votación|без голосования|بدون تصويت|دون تصويت|未经表决", re.IGNORECASE
)
ANNEX_RE = re.compile(
    r"(?:(?:Annexe|Anexo|Приложение)(?:\s+[IVXL\d]+)?|(?:ال)?مرفق(?:\s+\w{3,8})?|附件[一二三四五六七八九十]{0,3})$",
    re.IGNORECASE,
)
ARABIC_LETTERS = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"  # in the order of numbers, as points are lettered
CYRILLIC_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
LATIN_TWINS = str.maketrans("асеорху", "aceopxy")  # Cyrillic letters typed for Latin ones: "с)" after "b)"
CHINESE_FIGURES = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
CHINESE_DIGITS = "一二三四五六七八九"
ARABIC_MONTHS = "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
ARABIC_MEETING_RE = re.compile(r"جلسته\s+(?P<number>\d{1,5})")
ARABIC_DATE_RE = re.compile(
    r"(?P<day>\d{1,2})\s+(?:[^\d/]{3,20}/\s?)?(?P<month>[^\W\d]{4,8})\s+(?P<year>\d{4})"
)


def language_of(code: str | None) -> str | None:
    """Return the two letters of a language that mark-up names ("eng", "en"), or None."""
    code = (code or "").strip().lower()
    return CODES.get(code) or (code if re.fullmatch(r"[a-z]{2}", code) else None)


def organ_of(words: str) -> str | None:
    """Return the code of the organ that an enacting formula, or a masthead, names in any of the six languages."""
    told = _bare(words)
    return next((code for code, names in ORGANS.items() if any(_bare(name) in told for name in names)), None)


def latin_label(number: str) -> str:
    """Return the letters that stand for a point's number in its id, whatever the language: (أ) -> a, ㈡ -> ii.

    Russian points are lettered in Latin letters, some typed in Cyrillic ones; older texts are lettered in Cyrillic.
    """
    label = re.sub(r"[\W_]", "", number.replace("\u0640", "")).lower()
    figure = _chinese_figure(number.strip(" ()（）"))
    if figure:
        return roman(figure)
    if label.isdigit() and re.match(r"[’'‘(]", number.strip()):
        return roman(int(label)) if 0 < int(label) < 100 else label
    label = label.translate(LATIN_TWINS)
    for letters in (ARABIC_LETTERS, CYRILLIC_LETTERS):
        if len(label) == 1 and label in letters:
            return _letter(letters.index(label))
    return label


def is_annex_heading(words: str) -> bool:
    """Return whether a line heads an annex in a language other than English: "Annexe II", "المرفق الثاني"."""
    return ANNEX_RE.match(words.strip()) is not None


def arabic_date(words: str) -> datetime.date | None:
    """Return the date that Arabic words print, with one name of the month or both: "27 كانون الثاني/يناير 2022"."""
    found = ARABIC_DATE_RE.search(words)
    if found is None or found["month"] not in ARABIC_MONTHS:
        return None
    try:
        return datetime.date(int(found["year"]), ARABIC_MONTHS.index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return None


def _chinese_figure(number: str) -> int | None:
    """The value of a Chinese number to 99, enclosed or not: ㈡ -> 2, 十二 -> 12."""
    if len(number) == 1 and number in CHINESE_FIGURES:
        return CHINESE_FIGURES.index(number) + 1
    found = re.fullmatch(f"([{CHINESE_DIGITS}])?(十)?([{CHINESE_DIGITS}])?", number)
    if not number or found is None:
        return None
    tens, ten, units = found.groups()
    if not ten:
        return CHINESE_DIGITS.index(number) + 1 if len(number) == 1 else None
    return 10 * (CHINESE_DIGITS.index(tens) + 1 if tens else 1) + (
        CHINESE_DIGITS.index(units) + 1 if units else 0
    )


def roman(number: int) -> str:
    """Return a number below 100 in small Roman figures: 4 -> iv."""
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return tens[number // 10] + units[number % 10]


def _letter(rank: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[rank] if rank < 26 else "z" * (rank - 24)


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words.replace("’", "'")).casefold()
