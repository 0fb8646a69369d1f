import JSON
import Kernel

/// What a client says of a unit: what it is to be, and from when.
struct UnitDraft: Codable, Sendable {
    let externalId: Unit.ExternalId?
    let matricule: Unit.Matricule?
    let term: Term
    let details: Unit.Details

    private enum CodingKeys: String, CodingKey {
        case externalId, matricule
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        externalId = try container.decodeIfPresent(Unit.ExternalId.self, forKey: .externalId)
        matricule = try container.decodeIfPresent(Unit.Matricule.self, forKey: .matricule)
        term = try Term(from: decoder)
        details = try Unit.Details(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(externalId, forKey: .externalId)
        try container.encodeIfPresent(matricule, forKey: .matricule)
        try term.encode(to: encoder)
        try details.encode(to: encoder)
    }

    /// What a unit is, as a client might have said it.
    private init(_ unit: Unit) {
        externalId = unit.externalId
        matricule = unit.matricule
        term = Term()
        details = unit.details
    }

    /// A new unit, out of the members that were given.
    init(creating body: JSONValue) throws(JSONError) {
        self = try JSONDecoder.decode(UnitDraft.self, from: MergePatch.apply(body, to: UnitDraft.blank))
    }

    /// A unit with the members that were given changed.
    init(changing unit: Unit, by body: JSONValue) throws {
        let text = try JSONEncoder.encode(UnitDraft(unit))
        self = try JSONDecoder.decode(UnitDraft.self, from: MergePatch.apply(body, to: text))
    }

    /// What a new unit is when nothing else is said.
    private static let blank = Array(
        #"{"level":"local","zones":[],"openingHours":[],"network":"general","state":"active"}"#.utf8)
}
