import Endpoints
import HTTP
import JSON
import Kernel

/// An event, as everybody sees it.
struct JobDatingView: Representable {
    let event: JobDating
    var isNew = false

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 512)
        writer.jobDating(event)
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: event.version)
        if isNew { answer.fields.append(.location, "/v1/apprenticeship/job-datings/\(event.id)") }
        return answer
    }
}

extension JSONWriter {
    /// An event; the seed of its lots once everybody is placed.
    mutating func jobDating(_ event: JobDating) {
        beginObject()
        key("id")
        string(event.id.description)
        key("version")
        integer(event.version)
        key("title")
        string(event.title)
        key("commune")
        string(event.commune)
        key("day")
        string(event.day.description)
        key("beginsAt")
        string(event.time(of: 0))
        key("slotMinutes")
        integer(event.slotMinutes)
        key("slotsPerOffer")
        integer(event.slotsPerOffer)
        key("meetingsPerCandidate")
        integer(event.meetingsPerCandidate)
        key("state")
        string(event.state.rawValue)
        key("commitment")
        string(event.lots.commitment)
        key("seed")
        text(event.state == .assigned ? event.lots.seed : nil)
        endObject()
    }
}
