import Endpoints
import JSON
import Kernel

/// One change of a change set.
enum DirectoryChange: Sendable {
    case createUnit(JSONValue)
    case changeUnit(Unit.ID, JSONValue)
    case closeUnit(Unit.ID)
    case changeOrganisation(JSONValue)

    /// Reads `{"operation": "changeUnit", "unit": "...", "changes": {...}}`.
    ///
    /// - Throws: what is wrong, with its pointer from the change on.
    init(_ value: JSONValue) throws(Failure) {
        let (operation, rest) = try value.taking("operation", as: String.self)
        switch operation {
        case "createUnit": self = .createUnit(try rest.last("unit"))
        case "changeUnit":
            let (unit, rest) = try rest.taking("unit", as: Unit.ID.self)
            self = .changeUnit(unit, try rest.last("changes"))
        case "closeUnit":
            let (unit, rest) = try rest.taking("unit", as: Unit.ID.self)
            try rest.requireNothingElse()
            self = .closeUnit(unit)
        case "changeOrganisation": self = .changeOrganisation(try rest.last("changes"))
        default:
            throw .invalid(
                "/operation", "unknown-operation", Text(fr: "Cette opération n'existe pas.", en: "No such operation."))
        }
    }

    /// The changes of an array, each read; a pointer says which is wrong.
    static func all(in array: JSONValue) throws(Failure) -> [DirectoryChange] {
        guard array.kind == .array, (1...ChangeSet.limit).contains(array.count) else {
            throw .invalid("/changes", "count", Text(fr: "De 1 à 200 changements.", en: "From 1 to 200 changes."))
        }
        var changes: [DirectoryChange] = []
        for (place, value) in array.elements.enumerated() {
            // Each is read by itself, so that pointers begin where it does.
            guard let change = try? JSONTape(Array(value.raw)).root else { throw Failure(.malformedBody) }
            do throws(Failure) {
                changes.append(try DirectoryChange(change))
            } catch {
                throw error.within("/changes/\(place)")
            }
        }
        return changes
    }
}

extension JSONValue {
    /// The one member that is left, an object.
    fileprivate func last(_ key: String) throws(Failure) -> JSONValue {
        let (value, rest) = try taking(key, as: JSONValue.self)
        try rest.requireNothingElse()
        guard value.kind == .object else { throw Failure(JSONError(.objectExpected, at: 0, pointer: "/" + key)) }
        guard value["validFrom"] == nil, value["validTo"] == nil else {
            throw .invalid(
                "/" + key, "dated",
                Text(fr: "La date est celle du lot : « effectiveFrom ».", en: "The date is the set's: “effectiveFrom”.")
            )
        }
        return value
    }

    fileprivate func requireNothingElse() throws(Failure) {
        if let other = members.first(where: { _ in true }) {
            throw Failure(JSONError(.unknownKey, at: 0, pointer: "/" + other.key))
        }
    }
}

extension Failure {
    /// The same, of a part of a larger body.
    func within(_ pointer: String) -> Failure {
        Failure(
            problem, detail, fields: fields.map { Field(pointer + $0.pointer, $0.code, $0.message) },
            retryAfter: retryAfter)
    }
}
