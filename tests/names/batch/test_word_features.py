import pytest

from namematch.names import PartKind
from namematch.names.batch.word_features import features_of
from namematch.names.comparison.blocking import blocking_keys
from namematch.names.comparison.surname_weight import surname_origins
from namematch.names.comparison.word_weight import weigh_words
from namematch.names.sources.attestation import familiarity, is_doubtful, record_bits
from namematch.names.sources.cyrillic_sources import source_forms, spelled_sources
from namematch.translit import unlisted_bits

WORDS = {
    PartKind.SURNAME: ["Иванов", "Ivanova", "Dartschijew", "Ivnaov", "Луговая", "7", "Xu", "Łypin"],
    PartKind.GIVEN: ["Саша", "Oleksandr", "Оксаа", "Xu", "7"],
    PartKind.PATRONYMIC: ["Ильич", "Petrovitch", "Владимриовна", "7"],
}


@pytest.mark.parametrize("kind", PartKind)
def test_what_is_known_of_many_words_is_what_is_known_of_each(kind: PartKind) -> None:
    for word, facts in zip(WORDS[kind], features_of(WORDS[kind], kind), strict=True):
        if kind is PartKind.SURNAME:
            assert {fact.key: fact.probability for fact in facts.keys} == surname_origins(word)
            assert [fact.record_bits for fact in facts.keys] == [unlisted_bits(fact.key) for fact in facts.keys]
        else:
            found = source_forms(word, kind)
            assert {fact.key: fact.probability for fact in facts.keys} == {
                key: own.probability for key, own in found.items()
            }
            assert [fact.record_bits for fact in facts.keys] == [record_bits(own.cyrillic) for own in found.values()]
        assert facts.spelled == spelled_sources(word, kind)
        assert {*facts.whole, *facts.shortened} == blocking_keys(word, kind)
        assert not {*facts.whole} & {*facts.shortened}
        assert facts.familiar is familiarity(word, kind)
        assert (facts.may_slip or facts.familiar < 2) == is_doubtful(word, kind)
        assert facts.rarity == weigh_words(word, word, kind).bits


@pytest.mark.parametrize("kind", PartKind)
def test_words_can_be_read_in_pieces(kind: PartKind) -> None:
    assert list(features_of(WORDS[kind], kind)) == [next(features_of([word], kind)) for word in WORDS[kind]]
