"""The component in real pipelines; it is found by its entry point, so the package has to be installed."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

import namematch as nm

spacy = pytest.importorskip("spacy", reason="the extra spacy brings it")

from namematch.spacy import PersonLinker  # noqa: E402

TEXT = "Foreign Minister Sergei Lavrov met Maria Brandt in Minsk. Lavrov left."
RUSSIAN = "По словам Марии Захаровой, встреча Лаврова с послом полезна."


def pipeline(language: str = "en", *, ruler: list[tuple[str, str]] | None = None, **config: Any) -> Any:
    nlp = spacy.blank(language)
    if ruler is not None:
        patterns = [{"label": label, "pattern": text} for text, label in ruler]
        nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.add_pipe("namematch", config=config)
    return nlp


def seen(doc: Any) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


def test_people_are_found_and_linked() -> None:
    doc = pipeline()(TEXT)
    assert seen(doc) == [("Sergei Lavrov", "PERSON"), ("Maria Brandt", "PERSON"), ("Lavrov", "PERSON")]
    full, other, short = doc.ents
    [lavrov] = nm.resolve([nm.Mention("Sergei Lavrov")]).entities
    assert full.kb_id_ == short.kb_id_ == lavrov.id != other.kb_id_
    assert (full._.role, short._.role) == ("Foreign Minister", None)
    assert short._.person == full._.person
    assert (full._.person.id, full._.person.cyrillic, full._.person.gender) == (lavrov.id, "Сергей Лавров", "male")
    assert set(full._.person.spellings) == {"Sergei Lavrov", "Lavrov"}


def test_russian() -> None:
    doc = pipeline("ru", label="PER")(RUSSIAN)
    assert seen(doc) == [("Марии Захаровой", "PER"), ("Лаврова", "PER")]
    assert doc.ents[0]._.person.cyrillic == "Мария Захарова"


@pytest.mark.parametrize("label", ["PERSON", "PER", "persName"])
def test_people_of_a_recogniser_before_it_are_taken_and_others_left_alone(label: str) -> None:
    doc = pipeline(ruler=[("Sergei Lavrov", label), ("Minsk", "GPE")])(TEXT)
    assert seen(doc) == [("Sergei Lavrov", label), ("Minsk", "GPE")]
    person, place = doc.ents
    assert (person._.person.cyrillic, person._.role) == ("Сергей Лавров", "Foreign Minister")
    assert (place.kb_id_, place._.person, place._.role) == ("", None, None)


def test_where_a_recogniser_finds_nobody_there_is_nobody() -> None:
    assert seen(pipeline(ruler=[("Vitebsk", "GPE")])(TEXT)) == []


def test_both_can_find() -> None:
    doc = pipeline(ruler=[("Brandt in Minsk", "ORG"), ("Sergei Lavrov", "PER")], find=True)(TEXT)
    assert seen(doc) == [("Sergei Lavrov", "PER"), ("Brandt in Minsk", "ORG"), ("Lavrov", "PERSON")]
    assert doc.ents[0].kb_id_ == doc.ents[2].kb_id_ != ""


def test_it_finds_nobody_where_it_is_told_so() -> None:
    assert seen(pipeline(find=False)(TEXT)) == []


def test_labels_are_chosen() -> None:
    doc = pipeline(ruler=[("Sergei Lavrov", "HUMAN"), ("Maria Brandt", "PERSON")], labels=["HUMAN"])(TEXT)
    assert [bool(ent.kb_id_) for ent in doc.ents] == [True, True]
    doc = pipeline(ruler=[("Sergei Lavrov", "HUMAN")], label="HUMAN")(TEXT)
    assert [bool(ent.kb_id_) for ent in doc.ents] == [True]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "nobody is here"])
def test_odd_texts(text: str) -> None:
    [doc] = pipeline().pipe([text])
    assert doc.text == text


def test_a_batch_is_what_docs_alone_are() -> None:
    texts = [TEXT, "Dmitri Peskov spoke.", "", TEXT.replace("Sergei", "Ivan")]
    nlp = pipeline()
    found = list(nlp.pipe(texts, batch_size=3))
    assert [doc.text for doc in found] == texts
    assert [[ent.kb_id_ for ent in doc.ents] for doc in found] == [[e.kb_id_ for e in nlp(text).ents] for text in texts]


def test_docs_stand_alone_unless_told_otherwise() -> None:
    one, two = pipeline().pipe(["Sergei Lavrov spoke.", "Yesterday Mr Lavrov left."])
    assert one.ents[0].kb_id_ != two.ents[0].kb_id_


def test_one_person_has_one_id_across_docs() -> None:
    nlp = pipeline(across_docs=True)
    one, two = nlp("Sergei Lavrov spoke."), nlp("Later Lavrov left.")
    assert one.ents[0].kb_id_ == two.ents[0].kb_id_
    assert len(nlp.get_pipe("namematch").resolver.resolution.mentions) == 2


def test_an_earlier_doc_is_linked_anew() -> None:
    nlp = pipeline(across_docs=True)
    texts = ["Yesterday Mr Lavrov left.", "Sergei Lavrov spoke.", "Later Maria Zakharova left."]
    docs = [nlp(text) for text in texts]
    assert docs[0].ents[0].kb_id_ != docs[1].ents[0].kb_id_
    nlp.get_pipe("namematch").relink(docs)
    assert docs[0].ents[0].kb_id_ == docs[1].ents[0].kb_id_ != docs[2].ents[0].kb_id_
    assert docs[0].ents[0]._.person.name == "Sergey Lavrov"


def test_relinking_gives_what_one_run_over_all_mentions_gives() -> None:
    chance = random.Random(8)
    names = ["Sergei Lavrov", "Lavrov", "Maria Zakharova", "Zakharova", "Dmitri Peskov", "S. Lavrov"]
    texts = [f"{chance.choice(names)} met {chance.choice(names)} on day {day}." for day in range(30)]
    nlp = pipeline(across_docs=True)
    docs = list(nlp.pipe(texts, batch_size=4))
    nlp.get_pipe("namematch").relink(docs)
    mentions = [mention for n, text in enumerate(texts) for mention in nm.find_mentions(text, str(n), "en")]
    assert [ent.kb_id_ for doc in docs for ent in doc.ents] == list(nm.resolve(mentions).labels)


def test_a_resolver_of_ones_own_takes_part() -> None:
    nlp = pipeline()
    known = nm.Resolver()
    known.add([nm.Mention("Сергей Викторович Лавров", document="list")])
    nlp.get_pipe("namematch").resolver = known
    [ent] = nlp("Yesterday Sergei Lavrov spoke.").ents
    assert ent.kb_id_ == known.resolution.labels[0]
    assert "Сергей Викторович Лавров" in ent._.person.spellings


def test_documents_are_told_apart_by_their_ids() -> None:
    nlp = pipeline(across_docs=True)
    doc = nlp.make_doc("Sergei Lavrov spoke.")
    doc._.document_id = 7
    nlp(doc)
    assert [mention.document for mention in nlp.get_pipe("namematch").resolver.resolution.mentions] == ["7"]


def test_relink_needs_docs_that_passed() -> None:
    nlp, other = pipeline(across_docs=True), pipeline()
    with pytest.raises(nm.InputError, match=r"^relink takes docs that have passed the component, not 'Foreign M"):
        nlp.get_pipe("namematch").relink([other(TEXT)])
    with pytest.raises(nm.InputError, match=r"^relink needs a component that was made with across_docs$"):
        other.get_pipe("namematch").relink([])


def test_people_go_with_a_doc_that_is_written_to_bytes() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    copy = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(e.kb_id_, e._.person, e._.role) for e in copy.ents] == [(e.kb_id_, e._.person, e._.role) for e in doc.ents]
    [bound] = spacy.tokens.DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert bound.ents[0]._.person == doc.ents[0]._.person


def test_a_pipeline_is_kept_with_its_people(tmp_path: Path) -> None:
    config: dict[str, Any] = {"across_docs": True, "min_probability": 0.6, "population": 50}
    nlp, copy = pipeline(**config), pipeline(**config)
    first = nlp("Sergei Lavrov spoke.").ents[0].kb_id_
    nlp.to_disk(tmp_path / "kept")
    for kept in (spacy.load(tmp_path / "kept"), copy.from_bytes(nlp.to_bytes())):
        assert kept.get_pipe_config("namematch").items() >= config.items()
        assert kept("Later Lavrov left.").ents[0].kb_id_ == first
    assert copy.get_pipe("namematch").from_bytes(b"").resolver is not None


def test_a_pipeline_without_people_is_kept(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path / "kept")
    assert seen(spacy.load(tmp_path / "kept")(TEXT)) == seen(pipeline()(TEXT))


def test_docs_alone_may_be_shared_out_among_processes() -> None:
    nlp = pipeline()
    alone = [[(e.kb_id_, e._.person) for e in nlp(text).ents] for text in (TEXT, RUSSIAN)]
    assert [[(e.kb_id_, e._.person) for e in doc.ents] for doc in nlp.pipe([TEXT, RUSSIAN], n_process=2)] == alone


def test_people_across_docs_need_one_process() -> None:
    with pytest.raises(ValueError, match="in one process only"):
        list(pipeline(across_docs=True).pipe([TEXT] * 4, n_process=2, batch_size=1))


def test_settings_are_checked() -> None:
    with pytest.raises(nm.InputError, match="population must be a number of people"):
        pipeline(population=0)
    with pytest.raises(nm.UnknownChoiceError, match="unknown scheme 'nwes'"):
        pipeline(scheme="nwes")
    with pytest.raises(ValueError, match="across_docs"):
        pipeline(across_docs="maybe")


def test_an_attribute_of_another_component_is_not_taken() -> None:
    kept = spacy.tokens.Span.remove_extension("person")
    spacy.tokens.Span.set_extension("person", default=None)
    try:
        with pytest.raises(nm.InputError, match=r"^ent\._\.person was made by somebody else"):
            PersonLinker()
    finally:
        spacy.tokens.Span.set_extension("person", getter=kept[2], force=True)


def test_the_pipeline_can_be_analysed() -> None:
    told = pipeline(ruler=[]).analyze_pipes()["summary"]["namematch"]
    assert "token.ent_kb_id" in told["assigns"]
