"""People of every role in a demonstration, and requests of theirs that are likely to be done."""

import datetime
import json

from contract import Asker
from people import key, said, sign_in

SCOPES = ["directory:read", "tickets:read", "tickets:write", "needs:write", "routing:read", "companies:deposit", "apprenticeship:offers"]
TODAY = datetime.date.today()


def people(service):
    """Accounts of every service: the token of each, by name."""
    nobody = Asker(service)

    def one(path):
        return said(nobody.ask("GET", path))

    def unit(organisation):
        return one(f"/v1/directory/units?commune=14762&organisation={organisation}")["items"][0]["id"]

    office, health, vire = unit("allocations-exemple"), unit("sante-exemple"), one("/v1/france-services/900004")["id"]
    who = {
        "administrator": ("administrator", None, None), "dpo": ("dpo", None, None), "aidant": ("aidant", "france-services-exemple", vire),
        "agent": ("agent", "allocations-exemple", office), "colleague": ("agent", "allocations-exemple", office),
        "healthAgent": ("agent", "sante-exemple", health), "manager": ("organisationManager", "allocations-exemple", None),
        "candidate": ("candidate", None, None), "otherCandidate": ("candidate", None, None), "employer": ("employer", None, None)}
    tokens = {"nobody": None} | {name: sign_in(service, f"{name}@example.fr".lower(), *what) for name, what in who.items()}
    tokens["key"] = key(service, "allocations-exemple", SCOPES)
    askers = {name: Asker(service, {"Authorization": "Bearer " + token} if token else {}) for name, token in tokens.items()}
    made(askers)
    return tokens, likely(office, health)


def made(askers):
    """What requests are about: an address book of experts, an employer who was verified with an open offer, a profile."""
    administrator, employer, candidate = (askers[name] for name in ("administrator", "employer", "candidate"))

    def done(asker, method, path, body, version=None):
        return said(asker.ask(method, path, body, {"If-Match": f'"{version}"'} if version else {}))

    team = done(administrator, "POST", "/v1/directory/units", {
        "organisation": "allocations-exemple", "name": "Antenne de Lille", "zones": [{"type": "departement", "code": "59"}]})["id"]
    expert = done(administrator, "POST", "/v1/experts", {"unit": team, "name": "Emploi", "mailbox": "emploi@exemple.example", "members": [
        done(askers[name], "GET", "/v1/me", None)["account"]["id"] for name in ("agent", "manager")]})["id"]
    for subject in ("recruter", "former"):
        done(administrator, "POST", "/v1/expertises", {"expert": expert, "subject": subject})
    bakery = done(employer, "POST", "/v1/apprenticeship/employers", {
        "siret": "73282932000074", "name": "Boulangerie Exemple", "commune": "59512"})["id"]
    done(administrator, "POST", f"/v1/apprenticeship/employers/{bakery}/verify", {"isAccepted": True}, 1)
    for name in ("candidate", "otherCandidate"):
        done(askers[name], "PUT", "/v1/apprenticeship/candidates/me", {
            "firstName": "Inès", "lastName": "Exemple", "email": "candidat@exemple.fr", "birthDate": str(TODAY.replace(year=TODAY.year - 20)),
            "commune": "59350", "radiusKm": 30, "currentLevel": 2, "soughtLevel": 3, "wishes": [{"trade": "boulanger"}],
            "availableFrom": str(TODAY), "availableUntil": str(TODAY + datetime.timedelta(365)), "durationMonths": 24,
            "motivation": "Le pain, depuis toujours."})


def likely(office, health):
    """By operation, who asks and with what body: `$name` stands for something that is known."""
    company = {"commune": "59350", "naf": "10.71C", "activityNatures": ["craft"], "headcountBand": "02"}
    texts = ["Le versement a cessé après un déménagement.", "l'été à Besançon", "APL suspendue 🏠", "a_b%c \\ \"d\""]
    ticket = {
        "subject": "APL suspendue", "description": texts[0], "category": "logement", "commune": "14762", "units": [office],
        "usager": {"firstName": "Marie", "lastName": "Exemple", "birthDate": "1958"}, "mandate": "$mandates"}
    start = str(TODAY + datetime.timedelta(100))
    return {
        "askMandate": [("aidant", {"type": "paper", "unit": "$unit", "signedAt": str(TODAY), "person": {
            "firstName": "Marie", "lastName": "Exemple", "birthDate": "1958"}})],
        "openTicket": [("aidant", ticket), ("aidant", ticket | {"urgency": "critical", "units": [health]})],
        "writeTicketMessage": [(name, {"text": text, "visibility": visibility}) for name in ("agent", "aidant", "colleague")
                               for text in texts for visibility in ("participants", "agents")],
        "takeTicket": [("agent", {}), ("colleague", {}), ("healthAgent", {})], "releaseTicket": [("agent", {}), ("colleague", {})],
        "resolveTicket": [("agent", {"message": "Le droit est rétabli."})], "reopenTicket": [("aidant", {"reason": "Rien n'a changé."})],
        "waitTicket": [("agent", {"on": "usager", "message": "Il manque une pièce."})], "resumeTicket": [("agent", {})],
        "openNeed": [(name, {
            "subject": subject, "company": company, "contact": {"name": "Aline Petit", "email": "aline@boulangerie.example"},
            "description": text, "privacyNoticeVersion": "2026-01"}) for name in ("nobody", "key") for subject in ("recruter", "former")
            for text in texts],
        "takeMatch": [("agent", {}), ("manager", {})], "refuseMatch": [("agent", {"reason": "outOfScope"})],
        "helpMatch": [("agent", {}), ("manager", {})], "commentNeed": [("agent", {"text": text}) for text in texts],
        "createOffer": [("employer", {
            "employer": "$employers", "contact": {"email": "paul@fournil.example"}, "title": "Apprenti boulanger", "trade": "boulanger",
            "targetLevel": 3, "start": start, "isStartFlexible": True, "durationMonths": 24, "nightWork": True,
            "workplace": {"commune": commune}, "description": texts[0]}) for commune in ("59512", "59350", "14762")],
        "publishOffer": [("employer", {})], "suspendOffer": [("employer", {})], "recommendOffers": [("candidate", None), ("otherCandidate", None)],
        "sendApplication": [(name, {"offer": "$offers", "message": "Je serais heureux."}) for name in ("candidate", "otherCandidate")],
        "proposeInterview": [("employer", {})], "acceptInterview": [("candidate", {}), ("otherCandidate", {})],
        "holdInterview": [("employer", {})], "withdrawApplication": [("candidate", {})],
        "giveOpinion": [("nobody", {"useful": True, "score": 4, "comment": text}) for text in texts],
        "createUnit": [("administrator", {"organisation": "sante-exemple", "name": name, "zones": [{"type": "departement", "code": code}]})
                       for name, code in (("Élan", "59"), ("elan", "14"), ("Zèbre", "971"))],
    }


def with_known(body, known, chance):
    """A body in which `$name` is one of those that are known; `None` when none is."""
    text = json.dumps(body)
    for name in ("mandates", "employers", "offers", "unit"):
        if f'"${name}"' in text:
            kept = known.get(name, [])[-20:]
            if not kept:
                return None
            text = text.replace(f'"${name}"', json.dumps(chance.choice(kept)))
    return json.loads(text)
