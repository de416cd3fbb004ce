import pytest

from namematch.names import PartKind
from namematch.names.batch.word_features import features_of
from namematch.names.comparison.blocking import blocking_keys
from namematch.names.comparison.word_weight import weigh_words
from namematch.names.sources.attestation import familiarity, is_doubtful
from namematch.names.sources.cyrillic_sources import spelled_sources

WORDS = {
    PartKind.SURNAME: ["Иванов", "Ivanova", "Dartschijew", "Ivnaov", "Луговая", "7", "Xu", "Łypin"],
    PartKind.GIVEN: ["Саша", "Oleksandr", "Оксаа", "Xu", "7"],
    PartKind.PATRONYMIC: ["Ильич", "Petrovitch", "Владимриовна", "7"],
}


@pytest.mark.parametrize("kind", PartKind)
def test_what_is_known_of_many_words_is_what_is_known_of_each(kind: PartKind) -> None:
    for word, facts in zip(WORDS[kind], features_of(WORDS[kind], kind), strict=True):
        assert facts.spelled == spelled_sources(word, kind)
        assert {*facts.whole, *facts.shortened} == blocking_keys(word, kind)
        assert not {*facts.whole} & {*facts.shortened}
        assert facts.familiar is familiarity(word, kind)
        assert facts.doubtful == is_doubtful(word, kind)
        assert facts.rarity == weigh_words(word, word, kind).bits


@pytest.mark.parametrize("kind", PartKind)
def test_words_can_be_read_in_pieces(kind: PartKind) -> None:
    assert list(features_of(WORDS[kind], kind)) == [next(features_of([word], kind)) for word in WORDS[kind]]
