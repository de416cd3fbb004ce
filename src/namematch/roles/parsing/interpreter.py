"""From the parts of a title to the office: which rank, of which body, of which country."""

from __future__ import annotations

from collections.abc import Mapping

from namematch.data.role_tables import TITLE_WORDS
from namematch.roles.parts import Ministry, RankUse, TitleParts, Unit, Waiting
from namematch.roles.phrase_trie import REGION, RoleVocabulary
from namematch.roles.role import Role
from namematch.roles.tokens import bare_word, lookup_key
from namematch.roles.vocabulary_entries import Organisation, Place, RankWord, Topic, UnitKind
from namematch.user_lexicon import cached_per_lexicon

# Envoys are sent by a foreign ministry to a country or body: neither is the organisation of their office.
_ENVOYS = frozenset({"ambassador", "permanent_representative"})
_SENDING_OR_RECEIVING = frozenset({"igo", "commission", "ministry"})
# Bodies that are named with the ministry they belong to ("the Defence Ministry's Main Intelligence Directorate").
_SUBORDINATE = frozenset({"agency", "military"})
# The scope of a promotion that stands for any part of the world.
_AREA = "*area"
_HEADS = frozenset({"head", "director", "leader"})
# Bodies that are named with a part of them ("the Moscow Patriarchate's Department for External Church Relations").
_WHOLES = frozenset({"armed_forces", "roc"})
# Bodies that a rank names in general ("lawmaker": of some parliament) and a title may name exactly.
_SAID_MORE_EXACTLY = frozenset({"parliament", "court", "presidential_office", "company", "bank"})
_HAVE_LEGISLATORS = frozenset({"parliament", "council", "party", "region", "city"})
# Ranks that stand in front of another one: "the billionaire founder".
_TRADES = frozenset({"businessman"})
_BUSINESSES = frozenset({"company", "bank"})


class TitleInterpreter:
    """Weighs the parts of one title against each other."""

    def __init__(self, text: str, parts: TitleParts, tables: RoleVocabulary) -> None:
        self.text = text
        self.parts = parts
        self.tables = tables
        self.country = parts.places[0].country if parts.places else ""
        self.national = False
        self.extra_places = [place for place in parts.places[1:] if place.country != self.country]

    def role(self) -> Role:
        parts = self.parts
        use, owner = self._ranks()
        self._take_places(use)
        unit = self._unit(use)
        organisation = self._organisation(use, owner)
        self._country_of(use, organisation)
        organisation = self._specific(organisation)
        unit, organisation = self._regional(unit, organisation)
        self.national = bool(organisation and organisation.country)
        rank = self._rank(use, organisation, unit)
        unit_name = self._unit_name(unit)
        rank = self._envoy_rank(use, rank)
        modifiers = self._modifiers(use, organisation)
        scope = self._scope(use, rank)
        organisation_name = self._organisation_name(organisation, rank)
        rank, modifiers = self._promoted(rank, modifiers, organisation_name, scope)
        return Role(
            text=self.text,
            rank=rank,
            modifiers=modifiers,
            scope=scope,
            unit=None if unit_name in self._implied(rank, organisation_name) else unit_name,
            organisation=None if organisation_name in self._implied(rank, None) else organisation_name,
            country=self.country or None,
            military_rank=parts.military.name if parts.military else None,
            former_unit=self._unit_name(parts.former_units[0]) if parts.former_units else None,
        )

    def _ranks(self) -> tuple[RankUse | None, RankUse | None]:
        """The rank of the title, and the rank that owns it: the president of "adviser to the president"."""
        uses = self.parts.ranks
        if not uses:
            return self._standalone_rank(), None
        if len(uses) == 1:
            return uses[0], None
        first, second = uses[0], uses[1]
        if first.possessive or (first.word.id in _TRADES and not second.via):
            return second, first if first.possessive else None
        return first, second

    def _unit(self, use: RankUse | None) -> Unit | None:
        if not self.parts.units and use is not None and use.word.unit:
            self.parts.units.append(Unit(self.tables.unit_kinds[use.word.unit]))
        self._govern_place()
        if use is not None and use.word.id == "coach" and [unit.kind.id for unit in self.parts.units] == ["group"]:
            self.parts.scopes += self.parts.units.pop().topics  # A team is what coaches have.
        unit = self.parts.units[0] if self.parts.units else None
        if unit is not None and unit.kind.commanded and use is not None and use.word.id == "commander":
            unit.kind = self.tables.unit_kinds[unit.kind.commanded]
        if unit is not None and unit.kind.at_bank and self._names("bank"):
            unit.kind = self.tables.unit_kinds[unit.kind.at_bank]
        if unit is not None and unit.ordinal and unit.kind.head == "commander":
            bodies = [item for item in self.parts.organisations if item.organisation.id in unit.kind.of_body]
            for item in bodies:
                unit.topics.append(Waiting(self.tables.topics[unit.kind.of_body[item.organisation.id]], [], "", 0))
                self.parts.organisations.remove(item)
            # A numbered unit is known by its number: "47-ма бригада «Маґура»".
            unit.topics = [item for item in unit.topics if item.entry is not None]
            self.parts.owners.clear()
        if unit is not None and not (unit.topics or unit.named or unit.ordinal or self.parts.regions):
            # "управление президента по внутренней политике": what the head is in charge of, the unit is named after.
            unit.topics = [item for item in self.parts.scopes if isinstance(item.entry, Topic | Place)]
            self.parts.scopes = [item for item in self.parts.scopes if item not in unit.topics]
        if unit is not None and unit.kind.one and not self.country:
            # "chief negotiator for Ukraine"
            states = [item.entry.country for item in unit.topics if isinstance(item.entry, Place)]
            if states and len(states) == len(unit.topics):
                self.country, unit.topics = states[0], []
        return unit

    def _govern_place(self) -> None:
        """The administration of a city or region, as the body it is: "администрация Белгорода"."""
        parts = self.parts
        if len(parts.units) != 1 or len(parts.ranks) > 1 or parts.organisations or parts.owners:
            return
        unit, region = parts.units[0], next(iter(parts.regions), None)
        city = region.kind == "city" if region else any(place.city for place in parts.places)
        if unit.kind.of_places and not (unit.topics or unit.ordinal) and (region or city):
            parts.units.clear()
            body = self.tables.organisations["city_administration" if city else "region_administration"]
            parts.organisations.append(Ministry(body))

    def _names(self, kind: str) -> bool:
        return any(item.organisation.kind == kind for item in self.parts.organisations)

    def _take_places(self, use: RankUse | None) -> None:
        """A place behind what a minister is for is the minister's own: "министр внутренних дел по Дагестану"."""
        if use is None:
            return
        scopes = self.parts.scopes
        own = [item.entry for item in scopes if isinstance(item.entry, Place)]
        if use.portfolio is not None:
            own = [place for place in own if place.kind == "region"]
            self.parts.regions += own
        elif use.word.id == "head_of_government" and not self.country and scopes and isinstance(scopes[0].entry, Topic):
            own = [place for place in own if place.kind == "state"][:1]
            self.country = "".join(place.country for place in own)
        else:
            return
        self.parts.scopes = [item for item in scopes if item.entry not in own]

    def _organisation(self, use: RankUse | None, owner: RankUse | None) -> Organisation | None:
        tables, parts = self.tables, self.parts
        named = [item for item in parts.organisations if not item.organisation.generic]
        subordinate = [item.organisation for item in named if item.organisation.kind in _SUBORDINATE]
        for ministry in parts.organisations if not subordinate else ():
            if ministry.portfolio is not None and ministry.organisation.kind == "ministry":
                key = f"ministry:{ministry.portfolio.id}"
                return tables.organisations.get(key) or _body(ministry.portfolio)
        if use is not None and use.portfolio is not None:
            return tables.organisations.get(f"ministry:{use.portfolio.id}") or _body(use.portfolio)
        if use is not None and use.word.organisation:
            general = tables.organisations[use.word.organisation]
            kinds = _BUSINESSES if general.kind in _BUSINESSES else (general.kind,)
            exact = (item.organisation for item in named if item.organisation.kind in kinds)
            return next(exact, general) if general.kind in _SAID_MORE_EXACTLY else general
        if named:
            parts_of_them = (item.organisation for item in named if item.organisation.id not in _WHOLES)
            return next(parts_of_them, named[0].organisation)
        if owner is not None:
            return self._owner_body(owner)
        if parts.organisations:
            return parts.organisations[0].organisation
        return self._office_of_leader(use) or self._body_of_field(use) or self._unnamed_body(use)

    def _unnamed_body(self, use: RankUse | None) -> Organisation | None:
        """The armed forces of a commander-in-chief of nothing else."""
        named = self.parts.units or self.parts.owners or self.parts.scopes
        return self.tables.organisations.get(use.word.unnamed) if use is not None and not named else None

    def _office_of_leader(self, use: RankUse | None) -> Organisation | None:
        """The presidential office, where a president is named for it; but "Putin's chef" heads nothing."""
        leaders = [_leaders().get(word.key) for item in self.parts.owners for word in item.words]
        if len(leaders) != 1 or leaders[0] is None or use is None or use.word.id in _HEADS:
            return None
        self.parts.owners.clear()
        if self.country != leaders[0]:
            # "Putin's Ukraine envoy"
            self.extra_places += self.parts.places[:1]
            self.country = leaders[0]
        return self.tables.organisations["presidential_office"]

    def _body_of_field(self, use: RankUse | None) -> Organisation | None:
        """What the "chief of intelligence" heads, and what "Russia's finance chief"."""
        if use is None or use.word.id not in _HEADS or self.parts.units or self.parts.owners:
            return None
        for item in self.parts.scopes:
            if isinstance(item.entry, Topic) and item.entry.body:
                self.parts.scopes.remove(item)
                return self.tables.organisations[item.entry.body]
            if isinstance(item.entry, Topic) and item.entry.of_state and self.parts.places:
                self.parts.scopes.remove(item)
                return self.tables.organisations.get(f"ministry:{item.entry.id}") or _body(item.entry)
        return None

    def _owner_body(self, owner: RankUse) -> Organisation | None:
        word, tables = owner.word, self.tables
        named = (_leaders().get(word.key, "") for item in self.parts.rest for word in item.words)
        self.country = self.country or word.country or next(filter(None, named), "")
        if owner.portfolio is not None:
            return tables.organisations.get(f"ministry:{owner.portfolio.id}")
        if word.organisation:
            return tables.organisations[word.organisation]
        return tables.organisations.get(word.possessor or self.tables.ranks[word.id].possessor)

    def _country_of(self, use: RankUse | None, organisation: Organisation | None) -> None:
        if use is not None and use.word.country:
            self.country = self.country or use.word.country
        if organisation is not None and organisation.country:
            self.country = self.country or organisation.country
        for ministry in self.parts.organisations:
            self.country = self.country or ministry.organisation.country
        if not self.country and self.parts.regions:
            self.country = self.parts.regions[0].country

    def _specific(self, organisation: Organisation | None) -> Organisation | None:
        """The body that a general one is in this country: the lower house of Russia is the State Duma."""
        if organisation is None:
            return None
        key = self.tables.specific.get((organisation.id, self.country))
        if self.parts.regions:
            key = self.tables.specific.get((organisation.id, REGION), key)
        return self.tables.organisations[key] if key else organisation

    def _regional(
        self, unit: Unit | None, organisation: Organisation | None
    ) -> tuple[Unit | None, Organisation | None]:
        """The interior ministry's directorate in a region is the police there."""
        key = unit.kind.of_region.get(organisation.id) if unit is not None and organisation is not None else None
        if unit is None or key is None or unit.named or unit.ordinal:
            return unit, organisation
        topics = [item.entry for item in unit.topics]
        places = [place for place in topics if isinstance(place, Place) and (place.city or place.kind != "state")]
        if len(places) < len(topics) or not (places or self.parts.regions or self._capital(unit.kind)):
            return unit, organisation
        self.parts.regions += [place for place in places if not place.city]
        self.parts.places += [place for place in places if place.city]
        self.parts.units.clear()
        self.country = self.country or next(place.country for place in (*self.parts.regions, *self.parts.places))
        return None, self.tables.organisations[key]

    def _rank(self, use: RankUse | None, organisation: Organisation | None, unit: Unit | None) -> str | None:
        if use is None:
            return None
        word = use.word
        if unit is not None:
            if not unit.named and word.id in ("head", "director", "leader", "director_general", "president"):
                return unit.kind.head
            if word.id == "chair" and (unit.kind.of_people or unit.kind.head in ("ceo", "chief_justice")):
                return unit.kind.head
            if word.id == "secretary" and unit.kind.id == "embassy":
                return "embassy_secretary"
            if word.id in ("head", "director", "chair"):
                return word.default
        if word.id == "secretary" and use.portfolio is not None:
            return "minister"
        if organisation is not None and organisation.ranks:
            deputies = any(modifier.id == "deputy" for modifier in self.parts.modifiers)
            for head in (f"deputy {word.id}", word.id) if deputies else (word.id,):
                if head in organisation.ranks:
                    return organisation.ranks[head]
        kind = self._kind(organisation)
        if kind in _BUSINESSES and word.id in ("head", "director") and self.parts.scopes:
            return word.default  # Heads of personnel and of sales are many.
        return word.by_kind.get(kind, word.default)

    def _kind(self, organisation: Organisation | None) -> str:
        if organisation is not None:
            return organisation.kind
        if self.parts.regions:
            return self.parts.regions[0].kind
        if self.parts.owners:
            return "company"
        return "state" if self.parts.places and not self.parts.scopes else ""

    def _envoy_rank(self, use: RankUse | None, rank: str | None) -> str | None:
        """An ambassador to a body is a permanent representative; an envoy to a country is its ambassador."""
        if use is None or use.word.id not in ("ambassador", "envoy") or self.parts.scopes or use.word.scope:
            return rank
        if self._to_body():
            return "permanent_representative"
        return "ambassador" if self.parts.posts else rank

    def _to_body(self) -> bool:
        bodies = any(
            isinstance(post, Organisation) or (isinstance(post, Place) and post.country == "EU")
            for post in self.parts.posts
        )
        return bodies or self._names("igo")

    def _implied(self, rank: str | None, organisation: str | None) -> tuple[str, ...]:
        """Bodies that go without saying for this rank."""
        always = self.tables.implied.get(rank or "", "")
        return (always, self.tables.implied_in_body.get(rank or "", "")) if organisation else (always,)

    def _promoted(
        self, rank: str | None, modifiers: tuple[str, ...], organisation: str | None, scope: tuple[str, ...]
    ) -> tuple[str | None, tuple[str, ...]]:
        for modifier in ("", *modifiers):
            for wanted, becomes in self.tables.promotions.get((rank or "", organisation or "", modifier), ()):
                if wanted in scope or (scope and not wanted) or (wanted == _AREA and self._is_area(scope)):
                    return becomes, tuple(other for other in modifiers if other != modifier)
        return rank, modifiers

    def _is_area(self, scope: tuple[str, ...]) -> bool:
        """Whether all that the holder is in charge of are parts of the world."""
        return bool(scope) and all(name in self.tables.around for name in scope)

    def _modifiers(self, use: RankUse | None, organisation: Organisation | None) -> tuple[str, ...]:
        modifiers = {modifier.id: modifier for modifier in self.parts.modifiers if modifier.name}
        for name in use.word.modifiers if use else ():
            modifiers[name] = self.tables.modifiers[name]
        if "first_deputy" in modifiers:
            modifiers.pop("deputy", None)
            if organisation is not None and organisation.single_deputy:
                modifiers = {"deputy" if name == "first_deputy" else name: item for name, item in modifiers.items()}
        return tuple(sorted(modifiers, key=lambda name: modifiers[name].order))

    def _standalone_rank(self) -> RankUse | None:
        """The rank that a modifier stands for where no rank follows: "a Duma deputy", "number two at the ministry"."""
        bodies = {item.organisation.kind for item in self.parts.organisations}
        for modifier in self.parts.modifiers:
            if modifier.alone == "legislator" and bodies and bodies.isdisjoint(_HAVE_LEGISLATORS):
                return RankUse(self.tables.ranks["head"], "", False)
            if modifier.alone:
                self.parts.modifiers = [other for other in self.parts.modifiers if not other.alone]
                return RankUse(self.tables.ranks[modifier.alone], "", False)
        return None

    def _unit_name(self, unit: Unit | None) -> str | None:
        if unit is None:
            return None
        if unit.named is not None:
            return self._known_unit(unit.named.name)
        names = _topic_names(unit.topics, self.text, self.tables, unit.kind.reads) or self._region_names("unit")
        if not names and (capital := self._capital(unit.kind)):
            names = [capital]
        if not names and not unit.ordinal:
            return unit.kind.name
        about = " and ".join(names)
        return self._known_unit(" ".join(filter(None, (unit.ordinal, about, unit.kind.name))))

    def _known_unit(self, name: str) -> str:
        """The unit's name; a unit that only one organisation has tells that organisation's country."""
        known = self.tables.named_units.get(name)
        if known is not None and not self.country:
            self.country = known.country
        return name

    def _scope(self, use: RankUse | None, rank: str | None) -> tuple[str, ...]:
        tables, parts = self.tables, self.parts
        names = _topic_names(parts.scopes, self.text, tables, cities=bool(parts.units))
        if use is not None and use.word.portfolio:
            names.append(tables.topics[use.word.portfolio].name)
        if use is not None and use.word.scope:
            names.append(use.word.scope)
        names += [place.name for place in self.extra_places] + self._region_names("scope")
        posts = [_post_name(post) for post in parts.posts]
        if rank == "permanent_representative" and not posts:
            posts = [item.organisation.name for item in parts.organisations if item.organisation.kind == "igo"]
        return tuple(dict.fromkeys([*(f"to {post}" for post in sorted(posts)), *sorted(names)]))

    def _organisation_name(self, organisation: Organisation | None, rank: str | None) -> str | None:
        if rank in _ENVOYS and organisation is not None and organisation.kind in _SENDING_OR_RECEIVING:
            return None
        known = self.parts.units and self.tables.named_units.get(self._unit_name(self.parts.units[0]) or "")
        if organisation is None and known and self.country == known.country:
            return self.tables.organisations[known.organisation].name
        if self.parts.owners and (organisation is None or organisation.generic):
            return " ".join(_surface(item, self.text) for item in self.parts.owners)
        regions = self._region_names("organisation")
        if organisation is None or organisation.generic or organisation.name in self._implied(rank, None):
            capital = self._capital(self.tables.ranks.get(rank or ""))
            return regions[0] if regions else capital or (organisation.name if organisation is not None else None)
        place = regions[0] if regions else self._capital(organisation)
        return f"{organisation.name} of {place}" if place else organisation.name

    def _capital(self, of: RankWord | Organisation | UnitKind | None) -> str | None:
        """The city of a mayor, prosecutor, court or police, where it is a capital."""
        return next((place.city for place in self.parts.places if place.city), None) if of and of.local else None

    def _region_names(self, part: str) -> list[str]:
        """Names of regions, if they belong to this part: a regional unit, body, or else what it is responsible for."""
        parts = self.parts
        owner = "organisation"
        if parts.units and not parts.units[0].topics and not parts.units[0].named:
            owner = "unit"
        elif parts.units or self.national or (parts.owners and parts.organisations):
            owner = "scope"
        return [region.name for region in parts.regions] if part == owner else []


@cached_per_lexicon(None)
def _leaders() -> dict[str, str]:
    """By key of a president's surname the country."""
    return {lookup_key(name): code for code, names in TITLE_WORDS.read()["leaders"].items() for name in names}


def _body(topic: Topic) -> Organisation:
    return Organisation(f"ministry:{topic.id}", f"Ministry of {topic.name}", "ministry")


def _surface(item: Waiting, text: str) -> str:
    """Unknown words as written, in lower case and without a possessive."""
    return " ".join(bare_word(text[word.start : word.end]) for word in item.words)


def _topic_names(
    items: list[Waiting],
    text: str,
    tables: RoleVocabulary,
    reads: Mapping[str, str] | None = None,
    *,
    cities: bool = True,
) -> list[str]:
    """Names of topics in fixed order; neighbouring unknown words stay together in theirs.

    A capital is the city of what a unit is for, and the state of other scopes.
    """
    known: list[str] = []
    unknown: list[str] = []
    for item in items:
        if isinstance(item.entry, Topic):
            other = (reads or {}).get(item.entry.id)
            topic = tables.topics[other] if other else item.entry
            known.append(tables.renamed.get(topic.id, topic.name))
        elif isinstance(item.entry, Place):
            known.append((cities and item.entry.city) or item.entry.name)
        else:
            unknown.append(_surface(item, text))
    return sorted(dict.fromkeys(known)) + ([" ".join(unknown)] if unknown else [])


def _post_name(post: Place | Organisation | str) -> str:
    if isinstance(post, Place):
        return post.country
    return post.name if isinstance(post, Organisation) else post
