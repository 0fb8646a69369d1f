import Endpoints
import JSON
import Kernel

/// From when to when a change is to hold, as a client says it; at once and for good when nothing is said.
struct Term: Codable, Hashable, Sendable {
    var validFrom: Moment?
    var validTo: Moment?

    /// At once and for good.
    init() {}

    /// What a body says of it, among other members.
    init(in body: JSONValue) throws(JSONError) {
        var writer = JSONWriter()
        writer.beginObject()
        for (key, value) in body.members where key == "validFrom" || key == "validTo" {
            writer.key(key)
            writer.raw(value.raw)
        }
        writer.endObject()
        self = try JSONDecoder.decode(Term.self, from: JSONTape(writer.bytes))
    }

    /// The beginning: never before now, because what was is not changed.
    func beginning(default instant: Timestamp, now: Timestamp) throws(Failure) -> Timestamp {
        guard let validFrom else { return instant }
        guard validFrom.instant >= now else { throw .invalid("/validFrom", "in-the-past", DirectoryText.inThePast) }
        return validFrom.instant
    }
}
