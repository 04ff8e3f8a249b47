"""What tired people write in a plan, and whether the template speaks up: one cell of its example is changed.

Each line stands on its own: the text is from life, and whether it needs a word is judged by what the cell asks for.
"""

from __future__ import annotations

import pytest

from sekit import plans

SPEAKS_UP = {
    "laeringsplan": {
        "ansvarlig": ["Nav", "ledelsen", "teamet", "vi", "?", "–", "TBD", "alle", "Alle i mottaket",
                      "avklares med leder"],
        "leder": ["Nav", "ledelsen", "?", "avklares"],
        "sted": ["?", "TBA", "kommer", "et møterom"],
        "evaluering": ["nei", "ja", "-", "fortløpende", "muntlig"],
        "dato": ["31.4.2027", "22. april", "fredag 22. april 2027", "i løpet av våren", "uke 12", "snarest"],
        "tid": ["etter lunsj", "930"],
        "halvaar": ["1.1.2027–31.12.2027"],
        "utbytte": ["Jobbveilederne får innsikt i hvordan vi bruker SE", "Alle blir tryggere på å ringe",
                    "Økt kompetanse om SE"],
    },
    "fadderavtale": {
        "droftet_med": ["daglig leder", "ledelsen", "sjefen", "Nav", "nei", "?", "Tillitsvalgt skal drøftes med"],
        "reserve": ["ingen", "?", "kommer"],
        "minutter": ["0", "?", "ved behov"],
        "godkjent_av": ["ikke spurt deltakeren ennå", "Deltakeren har ikke svart", "Nav"],
        "kolleger_far_vite": ["«Hun har ADHD.»", "Han er sykmeldt.", "Hun er flyktning.", "Ferdig med rusbehandling"],
        "periode": ["1.3.2027–28.2.2029"],
        "med": ["alle tre"],
        "fadder": ["avdelingslederen", "ikke bestemt", "kommer", "Alle i butikken"],
        "fadder_gjor": ["Viser vei og tolker når det trengs", "Skal ikke bare vise oppgavene, men også tolke",
                        "Tolker. Spiser ikke lunsj med de andre."],
        "stotte": ["Hun tar kontakt når hun vil", "Fadderen ringer selv"],
    },
    "mitt_program": {
        "jobbsoking": ["1.9.2029"],
        "fra": ["1.12.2026", "1.2.2028"],
        "vedtak": ["4.1.2027–3.1.2032", "4.1.2027–4.1.2028"],
    },
    "sprakplan": {
        "alene": ["60 %", "jobber alene", "nesten hele vakta"],
        "arbeidssprak": ["polsk", "lite norsk"],
        "behov": ["litt av hvert"],
        "ove_med": ["alene", "Ingen, hun er alene"],
        "sjekk": ["Spør om hun har forstått. Ikke vits å la henne vise."],
    },
}  # fmt: skip
IS_QUIET = {
    "laeringsplan": {
        "ansvarlig": ["Fagkoordinator, med hjelp fra alle", "Nav-leder", "Rådgiver for arbeidsgivere"],
        "dato": ["11.02.27", "torsdag 11. februar 2027", "11 februar 2027", "11.2.2027 kl. 9", "11/2-2027",
                 "2027-02-11"],
        "tid": ["0900", "9 til 11", "klokka 9", "kl. 9.30–10"],
        "halvaar": ["1. halvår 2027", "Våren 2027", "1.1.2027 til 30.6.2027"],
        "utbytte": ["Jobbveilederne kan kontakte en arbeidsgiver", "Jobbveilederne har ført to samtaler med hverandre"],
        "deltakere": ["Jobbveilederne og brukere", "Jobbveilederne og en tidligere deltaker", "Jobbveilederne og NTNU"],
    },
    "fadderavtale": {
        "droftet_med": ["Tillitsvalgt og daglig leder", "Ingen tillitsvalgt, drøftet med verneombud",
                        "de ansatte selv"],
        "periode": ["1.3.2027–29.5.2027", "1.3.27–28.5.27"],
        "kolleger_far_vite": ["«Jeg er her på arbeidstrening. Jeg lærer best når noen viser meg.»",
                             "Navnet og oppgavene. Ingenting om sykdom."],
        "fadder": ["Kokk på samme vakt, ikke avdelingslederen", "Kollega uten lederansvar"],
        "fadder_gjor": ["Viser oppgavene og pauserommet, men tolker ikke",
                        "Spiser lunsj med ham. Skal ikke tolke eller kontrollere.",
                        "Viser vei. Fadderen rapporterer ikke til Nav."],
        "stotte": ["Nav tar kontakt hver mandag klokka ti", "Nav ringer hver fredag, så hun slipper å ta kontakt"],
    },
    "mitt_program": {
        "vedtak": ["4.1.2027–3.1.2028"],
        "onske": ["Vet ikke helt ennå"],
    },
    "sprakplan": {
        "arbeidssprak": ["nynorsk", "norsk og litt polsk"],
        "alene": ["Nesten aldri"],
        "ove_med": ["Aldri alene: alltid med kokken"],
        "sjekk": ["Ikke spør om hun har forstått. Be henne vise det."],
    },
}  # fmt: skip


def changed(template: str, place: str, text: str) -> plans.Plan:
    plan = plans.new(template, example=True)
    if place in {one.id for one in plan.template.fields}:
        return plan.set(place, text)
    rows = [dict(row) for row in plan.rows]
    rows[0][place] = text
    return plans.Plan(plan.template, plan.name, dict(plan.fields), tuple(rows))


def lines(table):
    return [(t, place, text) for t, places in table.items() for place, texts in places.items() for text in texts]


@pytest.mark.parametrize(("template", "place", "text"), lines(SPEAKS_UP))
def test_it_speaks_up(template, place, text):
    assert [one for one in changed(template, place, text).check() if one.field == place]


@pytest.mark.parametrize(("template", "place", "text"), lines(IS_QUIET))
def test_it_is_quiet(template, place, text):
    assert [one.message for one in changed(template, place, text).check() if one.field == place] == []


def test_a_finding_quotes_what_was_written():
    (found,) = changed("fadderavtale", "kolleger_far_vite", "Han er asylsøker.").check()
    assert "«asylsøker»" in found.message


def test_the_first_day_is_not_week_one():
    plan = plans.new("fadderavtale", example=True)
    alone = plans.Plan(plan.template, plan.name, dict(plan.fields), plan.rows[:1])
    assert any("uke 1." in one.message for one in alone.check())
