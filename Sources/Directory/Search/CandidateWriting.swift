import JSON

extension JSONWriter {
    /// Why a unit was found: whether it is competent there, and how far it is.
    mutating func members(of candidate: UnitCandidate, isExact: Bool) {
        key("covers")
        bool(candidate.zone != nil)
        key("distanceKm")
        if let kilometres = candidate.kilometres { number((kilometres * 100).rounded() / 100) } else { null() }
        key("distanceFrom")
        if candidate.kilometres == nil { null() } else { string(isExact ? "coordinates" : "communeCentre") }
    }

    /// How free a unit is.
    mutating func members(of activity: UnitActivity?) {
        key("availability")
        beginObject()
        key("members")
        integer(activity?.members ?? 0)
        key("present")
        integer(activity?.present ?? 0)
        endObject()
        key("load")
        if let load = activity?.load { integer(load) } else { null() }
    }
}
