"""The Spark job: components against SciPy, stages that are written once, and the answer of one machine."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.spark.sail import sail
from tests.spark.test_bins import GENERAL, NAMESAKES, RENAMED, TITLES, assigned_on_the_whole

import namematch as nm
from namematch.spark import Stages, components, job, resolve

np = pytest.importorskip("numpy")
pytest.importorskip("pyspark", reason="groups spark (Sail) and spark-jvm (Spark itself) bring it")

LEXICON = Path(__file__).parents[2] / "docs/how-to/lexicon"
GIVEN = ("Александр", "Сергей", "Дмитрий", "Николай", "Мария", "Екатерина")
SURNAMES = ("Дарчиев", "Жуков", "Щукин", "Хрущёв", "Чайковский", "Шевченко")
FORMS = ("{0} {1}", "{0[0]}. {1}", "{1}, {0}", "{1}")
OTHERS = (
    "Anna Smirnova", "Pavel Krotov", "Olga Lebedeva", "Yury Gromyko", "Смирнова", "Громыко", "Maria Belova",
)  # fmt: skip
SCHEMES = (None, "bgn-pcgn", "german-duden", "polish", "news")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Sail: a Spark Connect server in this process, without a JVM."""
    pytest.importorskip("pysail.spark", reason="the group spark brings it")
    with sail() as found:
        yield found


def drawn(size: int, seed: int) -> list[nm.Mention]:
    chance = random.Random(seed)
    found = []
    for _ in range(size):
        name = chance.choice(FORMS).format(chance.choice(GIVEN), chance.choice(SURNAMES))
        scheme = chance.choice(SCHEMES)
        written = nm.romanize(name, scheme) if scheme else name
        found.append(nm.Mention(chance.choice([written] * 20 + [None]), document=chance.choice("abcdefgh")))
    return found


def table(session: Any, mentions: list[nm.Mention]) -> Any:
    rows = [(str(place), mention.name, mention.document) for place, mention in enumerate(mentions)]
    return session.createDataFrame(rows, "id string, name string, document string")


def with_roles(session: Any, mentions: list[nm.Mention]) -> Any:
    rows = [(str(place), mention.name, mention.document, mention.role) for place, mention in enumerate(mentions)]
    return session.createDataFrame(rows, "id string, name string, document string, role string")


def labels(found: Any, size: int) -> list[str | None]:
    by_id = {row.id: row.entity_id for row in found.collect()}
    return [by_id.get(str(place)) for place in range(size)]


def partition(labels: list[str | None]) -> set[frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for place, label in enumerate(labels):
        if label is not None:
            groups.setdefault(label, set()).add(place)
    return {frozenset(group) for group in groups.values()}


def components_by_scipy(nodes: int, edges: list[tuple[int, int]]) -> dict[int, int]:
    """Every node but the smallest of its component, and that one."""
    sparse = pytest.importorskip("scipy.sparse")
    rows, columns = zip(*edges, strict=True)
    graph = sparse.coo_matrix((np.ones(len(edges)), (rows, columns)), shape=(nodes, nodes))
    _, of = sparse.csgraph.connected_components(graph, directed=False)
    smallest: dict[int, int] = {}
    for node, number in enumerate(of.tolist()):
        smallest.setdefault(number, node)
    return {node: smallest[number] for node, number in enumerate(of.tolist()) if smallest[number] != node}


def chain(size: int, chance: random.Random) -> list[tuple[int, int]]:
    order = chance.sample(range(size), size)
    return list(pairwise(order))


@pytest.mark.parametrize("seed", range(3))
def test_components_are_those_of_scipy(session: Any, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    sparse = [(chance.randrange(400), chance.randrange(400)) for _ in range(250)]
    edges = chain(400, chance) if seed == 0 else sparse
    found = components(session.createDataFrame(edges, "left long, right long"), Stages(session, str(tmp_path)))
    rows = found.collect()
    assert len({row.node for row in rows}) == len(rows)
    assert {row.node: row.component for row in rows} == components_by_scipy(400, edges)


def test_a_stage_is_made_once_and_what_was_broken_off_is_made_again(session: Any, tmp_path: Path) -> None:
    stages, made = Stages(session, str(tmp_path)), []

    def make() -> Any:
        made.append(1)
        return session.createDataFrame([(1,), (2,)], "number int")

    for _ in range(2):
        assert sorted(row.number for row in stages.written("numbers", make).collect()) == [1, 2]
    assert len(made) == 1
    # A job that was killed while writing leaves rows but no mark.
    shutil.rmtree(tmp_path / "_done" / "numbers")
    assert stages.written("numbers", make).count() == 2
    assert len(made) == 2


def test_answer_is_that_of_one_machine(session: Any, tmp_path: Path) -> None:
    mentions = drawn(300, seed=1)
    found = resolve(table(session, mentions), str(tmp_path), document="document")
    assert found.columns == ["id", "entity_id", "canonical_name", "cyrillic", "confidence"]
    wanted = nm.resolve(mentions)
    assert partition(labels(found, 300)) == partition(list(wanted.labels))
    names = {entity.id: (entity.name, entity.cyrillic) for entity in wanted.entities}
    assert {row.entity_id: (row.canonical_name, row.cyrillic) for row in found.collect()} == names


def test_the_active_lexicon_goes_along(session: Any, tmp_path: Path) -> None:
    mentions = [nm.Mention(name, role="нч ЛНФ", document="a") for name in ("Toha Aubakirov", "Тохтар Аубакиров")]
    with nm.lexicon(LEXICON):
        found = resolve(with_roles(session, mentions), str(tmp_path / "ours"), document="document", role="role")
        wanted = nm.resolve(mentions)
    assert partition(labels(found, 2)) == partition(list(wanted.labels)) == {frozenset({0, 1})}
    shipped = resolve(with_roles(session, mentions), str(tmp_path / "shipped"), document="document", role="role")
    assert len(partition(labels(shipped, 2))) == 2


def test_heavy_keys_and_many_bins_change_nothing(session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "HEAVY", 2)
    monkeypatch.setattr(job, "BIN", 20)
    mentions = drawn(200, seed=2)
    found = resolve(table(session, mentions), str(tmp_path), document="document")
    assert partition(labels(found, 200)) == partition(list(nm.resolve(mentions).labels))


def test_a_slip_near_a_name_of_another_document_is_in_its_own_bin(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "BIN", 1)
    names = {"Дорда Людмила Алексеевна": "a", "Дорра Л. А.": "a", "Людмиле Дорде": "b"}
    mentions = [nm.Mention(name, document=document) for name, document in names.items()]
    found = resolve(table(session, mentions), str(tmp_path), document="document")
    assert partition(labels(found, 3)) == partition(list(nm.resolve(mentions).labels))


def namesakes(seed: int) -> list[nm.Mention]:
    """Mentions of few names, many with titles of several fields, and of others beside them."""
    chance, found = random.Random(seed), []
    for _ in range(300):
        if chance.random() < 0.7:
            found.append(nm.Mention(chance.choice(OTHERS), None, str(chance.randrange(100))))
        else:
            document = chance.choice([None, *map(str, range(100))])
            found.append(nm.Mention(chance.choice(NAMESAKES), chance.choice([*TITLES, ""]), document))
    return found


@pytest.mark.parametrize("mentions", [GENERAL, RENAMED, [nm.Mention("Ivan Petrov", "general")]])
def test_bins_know_what_titles_tell_of_the_whole(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mentions: list[nm.Mention]
) -> None:
    monkeypatch.setattr(job, "BIN", 1)
    size = len(mentions)
    for _ in range(2):
        found = resolve(with_roles(session, mentions), str(tmp_path), document="document", role="role")
        assert partition(labels(found, size)) == partition(list(nm.resolve(mentions).labels))


# Drawn so that counting documents in another way splits other names.
def test_homonyms_are_those_of_one_machine(session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "BIN", 50)
    mentions = namesakes(seed=16)
    found = resolve(with_roles(session, mentions), str(tmp_path), document="document", role="role")
    assert partition(labels(found, 300)) == partition(list(nm.resolve(mentions).labels))
    rows = session.read.parquet(str(tmp_path / "homonyms")).collect()
    found = {int(row.id): ((row.given, row.surname), row.namesake) for row in rows}
    assert found == assigned_on_the_whole(mentions)


def test_job_goes_on_from_written_stages(session: Any, tmp_path: Path) -> None:
    mentions = drawn(60, seed=3)
    first = labels(resolve(table(session, mentions), str(tmp_path), document="document"), 60)
    for late in ("people", "bins"):
        shutil.rmtree(tmp_path / late)
        shutil.rmtree(tmp_path / "_done" / late)
    stamp = (tmp_path / "pairs").stat().st_mtime_ns
    assert labels(resolve(table(session, mentions), str(tmp_path), document="document"), 60) == first
    assert (tmp_path / "pairs").stat().st_mtime_ns == stamp


def test_people_who_have_nothing_in_common_need_no_pairs(session: Any, tmp_path: Path) -> None:
    """Stages without a row have no file that knows their columns on some engines."""
    mentions = [nm.Mention("Александр Дарчиев"), nm.Mention("Мария Захарова", document="a"), nm.Mention(None)]
    for _ in range(2):
        found = resolve(table(session, mentions), str(tmp_path), document="document")
        assert partition(labels(found, 3)) == {frozenset([0]), frozenset([1])}


def of_the_generator(session: Any, folder: Path, size: int) -> None:
    pytest.importorskip("russiannames", reason="the group bench brings it")
    records = pytest.importorskip("benchmarks.speed.people").people(size)
    mentions = [nm.Mention(name, document=d) for name, d in zip(records.names, records.documents, strict=True)]
    found = resolve(table(session, mentions), str(folder), document="document")
    assert partition(labels(found, size)) == partition(list(nm.resolve(mentions).labels))


@pytest.mark.slow
def test_twenty_thousand_on_sail(session: Any, tmp_path: Path) -> None:
    of_the_generator(session, tmp_path, 20_000)


FIELDS = (
    ("footballer", "вратарь «Зенита»", "boxer"), ("Orthodox bishop", "епископ"), ("rapper", "певец"), ("surgeon",),
    ("deputy defence minister", "senator", "State Duma deputy"), ("general", "полковник"), ("cosmonaut",),
)  # fmt: skip
COMMON = (
    ("Иван", "Сергей", "Александр", "Дмитрий", "Алексей", "Николай"), ("Иванович", "Сергеевич", "Петрович"),
    ("Иванов", "Петров", "Смирнов", "Кузнецов", "Васильев", "Соколов", "Морозов", "Волков"),
)  # fmt: skip
WAYS = (*["{0} {2}"] * 6, "{0} {1} {2}", "{2}, {0}", "{0[0]}. {2}", "{2}", "{0[0]}. {1[0]}. {2}")


def titled(size: int) -> list[nm.Mention]:
    """Records of people with titles, a quarter of them of namesakes who are known in different fields."""
    pytest.importorskip("russiannames", reason="the group bench brings it")
    records = pytest.importorskip("benchmarks.speed.people").people(size - size // 4)
    with (Path(__file__).parents[2] / "benchmarks/corpora/roles.tsv").open(encoding="utf-8") as lines:
        titles = [line.split("\t")[2] for line in lines if not line.startswith(("#", "set\t"))]
    chance, documents = random.Random(size), sorted(set(records.documents))
    rows = zip(records.names, records.documents, records.persons.tolist(), strict=True)
    found = [nm.Mention(name, chance.choice((None, titles[person % len(titles)])), d) for name, d, person in rows]
    bearers = []
    for _ in range(120):
        start = chance.randrange(len(documents) - 15)
        own = chance.sample(documents[start : start + 15], 5)
        bearers.append(([chance.choice(words) for words in COMMON], chance.choice(FIELDS), own))
    for _ in range(size // 4):
        name, own_titles, own = chance.choice(bearers)
        written, scheme = chance.choice(WAYS).format(*name), chance.choice(SCHEMES)
        title = chance.choice((None, *own_titles))
        found.append(
            nm.Mention(nm.romanize(written, scheme) if scheme else written, title, chance.choice([None, *own]))
        )
    return found


@pytest.mark.slow
@pytest.mark.parametrize("bins", [1, 3, 8])
def test_twenty_thousand_with_titles_on_sail(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bins: int
) -> None:
    mentions = titled(20_000)
    monkeypatch.setattr(job, "BIN", 20_000 // (bins - 1) if bins > 1 else 20_001)
    found = resolve(with_roles(session, mentions), str(tmp_path), document="document", role="role")
    assert len(set(assigned_on_the_whole(mentions).values())) > 20
    assert partition(labels(found, 20_000)) == partition(list(nm.resolve(mentions).labels))


# Behind all that use the session: a process has one, and the page stops it.
def test_the_page_on_spark_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pysail.spark", reason="the group spark brings it")
    pages = Path(__file__).parents[2] / "docs/how-to"
    page = (pages / "spark.md").read_text(encoding="utf-8")
    shutil.copytree(pages / "lexicon", tmp_path / "our-names")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in re.findall(r"```py\n(.*?)```", page, re.DOTALL):
        exec(block, names)
    (table,) = re.findall(r"```text\n(\+--.*?)```", page, re.DOTALL)
    assert table in capsys.readouterr().out
    assert (tmp_path / "people.parquet").is_dir()


# PySpark leaves the socket open through which `collect` fetches rows.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.slow
def test_twenty_thousand_on_a_cluster_of_spark(tmp_path: Path) -> None:
    """Needs Java 17 and `uv run --group bench --group spark-jvm`."""
    from pyspark.sql import SparkSession

    if not hasattr(SparkSession.builder, "master") or shutil.which("java") is None:
        pytest.skip("needs PySpark itself (group spark-jvm) and Java 17")
    pytest.importorskip("py4j", reason="the group spark-jvm brings it")
    cluster = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        of_the_generator(cluster, tmp_path, 20_000)
    finally:
        cluster.stop()
