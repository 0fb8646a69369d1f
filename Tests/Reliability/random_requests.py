"""Requests at random, of the contract's operations: what is asked stays the same for the same seed and the same answers."""

import re
import uuid

from contract import resolved
from invented_world import with_known
from pairing import IDENTIFIER

# They end a session that the others need, tell of the process itself, or tell the order in which jobs and requests came by.
LEFT_OUT = {"searchJournal", "exportPerson", "signOut", "revokeSession", "revokeSessions", "suspendAccount", "takeMembership", "removeSecondFactor", "revokeApiKey"}
PATHS_LEFT_OUT = re.compile(r"^/$|^/(stats|livez|readyz|metrics|openapi|docs|\.well-known)|/statistics|/sessions")
TEXTS = ["", "é", "l'été à Besançon", "0", "null", "%_", "a\\b", '"', "Ⅷ 🏳️", "x" * 300, "2026-02-30", "59350"]


class Requests:
    """Chooses an operation, who asks, and values; learns the identifiers that answers tell."""

    def __init__(self, operations, callers, likely, chance):
        self.chance, self.callers, self.likely = chance, callers, likely
        self.operations = [
            operation for operation in operations if operation.id not in LEFT_OUT and not PATHS_LEFT_OUT.search(operation.path)]
        self.known, self.versions, self.keys = {}, {}, []
        # Who was let in, by operation: the same is mostly asked again.
        self.admitted = {}

    def learn(self, path, answer):
        """Keeps the identifiers of an answer under the name of the collection that they are of."""
        collection = [part for part in path.split("?")[0].split("/") if part and not IDENTIFIER.search(part)][-1:]
        items = answer.get("items", [answer]) if isinstance(answer, dict) else []
        for item in items if isinstance(items, list) else []:
            for name in ("id", "code", "number"):
                if isinstance(item, dict) and isinstance(item.get(name), str) and collection:
                    kept = self.known.setdefault(collection[0], [])
                    if item[name] not in kept:
                        kept.append(item[name])
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                self.versions[item["id"]] = item.get("version", 1)

    def saw(self, operation, caller, status):
        """Learns who may ask for what."""
        if status not in (401, 403):
            self.admitted.setdefault(operation.id, set()).add(caller)

    def lists(self):
        """Every list that needs nothing to be asked, as everybody: what there is at the beginning."""
        for operation in self.operations:
            if operation.method == "GET" and "{" not in operation.path and not any(
                    parameter.get("required") for parameter in operation.parameters):
                yield from ((operation, operation.target(), None, {}, caller) for caller in self.callers)

    def next(self):
        """Operation, target, body and fields of a request, and the name of who asks."""
        chance = self.chance
        operation = chance.choice(self.operations)
        if self.likely and chance.random() < 0.35:
            name = chance.choice(sorted(self.likely))
            operation = next(operation for operation in self.operations if operation.id == name)
        admitted = sorted(self.admitted.get(operation.id, []))
        caller = chance.choice(admitted if admitted and chance.random() < 0.8 else self.callers)
        parts, values = operation.path.split("/"), {}
        for place, part in enumerate(parts):
            if match := re.fullmatch(r"\{(\w+)\}", part):
                values[match[1]] = self.identifier(parts[place - 1], match[1])
        query = {}
        for parameter in operation.parameters:
            if parameter["in"] == "query" and (parameter.get("required") or chance.random() < 0.25):
                query[parameter["name"]] = self.value(parameter, operation)
        body = self.filled(operation.body()) if operation.content else None
        if operation.id in self.likely and chance.random() < 0.9:
            likely_caller, likely_body = chance.choice(self.likely[operation.id])
            caller, body = likely_caller, with_known(likely_body, self.known, chance) or body
        if body is not None and chance.random() < 0.2:
            body = self.spoiled(body)
        fields = {}
        if any(name == "If-Match" for name in operation.names("header")) and chance.random() < 0.95:
            version = self.versions.get(list(values.values())[-1], 1) if values else 1
            fields["If-Match"] = f'"{version if chance.random() < 0.9 else chance.choice([1, 2, 3])}"'
        if operation.method == "POST" and chance.random() < 0.3:
            if not self.keys or chance.random() < 0.8:
                self.keys.append(str(uuid.UUID(int=chance.getrandbits(128), version=4)))
            fields["Idempotency-Key"] = chance.choice(self.keys[-3:])
        return operation, operation.target(values, query), body, fields, caller

    def identifier(self, collection, name):
        kept = self.known.get(collection) or self.known.get(name + "s") or []
        if kept and self.chance.random() < 0.95:
            # Mostly of the latest: what was just made is what the next requests are about.
            return self.chance.choice(kept[-20:])
        return self.chance.choice([str(uuid.UUID(int=self.chance.getrandbits(128), version=4)), "1", "x", "é"])

    def value(self, parameter, operation):
        schema = resolved(parameter.get("schema", {}), operation.document)
        if self.chance.random() < 0.1:
            return self.chance.choice(TEXTS)
        if "enum" in schema:
            return self.chance.choice(schema["enum"])
        kept = self.known.get(parameter["name"] + "s")
        if kept:
            return self.chance.choice(kept)
        if schema.get("type") == "integer":
            return self.chance.choice([schema.get("minimum", 0), 1, 3, 20])
        if schema.get("type") == "boolean":
            return self.chance.choice(["true", "false"])
        examples = [parameter[key] for key in ("example",) if key in parameter] + [
            example["value"] for example in parameter.get("examples", {}).values() if "value" in example]
        return self.chance.choice(examples or [schema.get("example", "a"), "a", "2026-03-01"])

    def filled(self, value, name=""):
        """The example with identifiers that exist."""
        if isinstance(value, dict):
            return {key: self.filled(member, key) for key, member in value.items()}
        if isinstance(value, list):
            return [self.filled(member, name) for member in value]
        if isinstance(value, str) and IDENTIFIER.fullmatch(value):
            kept = self.known.get(name + "s") or self.known.get(name) or []
            return self.chance.choice(kept) if kept else value
        return value

    def spoiled(self, body):
        """The body with one member otherwise than it was."""
        if not isinstance(body, dict) or not body:
            return body
        name = self.chance.choice(sorted(body))
        how = self.chance.randrange(4)
        if how == 0:
            return {key: member for key, member in body.items() if key != name}
        changed = [None, self.chance.choice(TEXTS), self.chance.choice([-1, 0, 1, 2**53])][how - 1]
        return body | {name: changed}

