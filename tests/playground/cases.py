"""What is asked of the library as it is installed, of the playground's copy under CPython, and in the browser."""

from __future__ import annotations

from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"

PAIRS = [
    ("Alexander Darchiyev", "А. Н. Дарчиев"),
    ("Jewgeni Prigoschin", "Ievgueni Prigojine"),
    ("Darchiyev, A.", "Анна Дарчиева"),
    ("Solovyov Vladimir Rudolfovich", "Владимир СОЛОВЬЁВ"),
    ("Oleksandr Syrskyi", "Александр Сырский"),
    ("Łukaszenka", "Лукашэнка"),
    ("O'Neill-Petrov", "Петров"),
    ("Dr. Maria V. Zakharova (née Ivanova)", "Марии Захаровой"),
    ("Schukow", "Zjukov"),
    ("Serguei\u0308 Lavrov", "Лаврову"),
    ("Nursultan Nazarbayev", "Нұрсұлтан Назарбаев"),
    ("", "Иванов"),
    ("1984 – ?", "<b>&"),
]
SCHEMES = ["bgn-pcgn", "german-duden", "french", "iso-9", "lithuanian", "ukrainian-2010"]
LINES = "Юрий Хрущёв\n\nОЛЕКСАНДР ЇЖАКЕВИЧ и Александр\nPlain Latin, 42"


def calls() -> list[tuple[str, ...]]:
    """Name of a function of the bridge and its arguments."""
    return [
        *(("compare", *pair) for pair in PAIRS),
        ("find", "\n---\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt")))),
        ("find", "Ivan Petrov met Igor Petrov. Petrov left.\n---\nI. Petrov returned.\n"),
        ("find", "Sergei Lavrov spoke.\n---\nСергей Лавров сказал <b>&amp;</b>.\n"),
        ("find", "Arkady Grudovskoy spoke.\n---\nAnna Petrova met Arkady Gurdovskoy and Anna Petorva.\n"),
        *(("romanize", LINES, scheme) for scheme in SCHEMES),
        ("romanize", "Анна", "no-such-scheme"),
        ("people", "Alexander Darchiyev\n\nДарчиев А. Н.\nSergei Lavrov\n"),
        ("people", "no;name\n1;Sergei Lavrov\n2;Лавров С.\n"),
        ("people", "name,no\nLavrov\n"),
        ("spell", "Юрий Щукин"),
        ("schemes",),
    ]
