import Endpoints
package import Kernel

/// What something was, is and will be: states one after the other, which never overlap.
package struct Timeline<State: Hashable & Sendable>: Sendable {
    /// In the order of time.
    package private(set) var periods: [Period]

    /// One state and when it holds.
    package struct Period: Hashable, Sendable {
        package let validity: Validity
        package let state: State

        /// A state that holds for some time.
        package init(_ validity: Validity, _ state: State) {
            self.validity = validity
            self.state = state
        }
    }

    /// Periods in the order of time, as they were stored.
    package init(_ periods: [Period] = []) { self.periods = periods }

    /// The period that holds an instant.
    package func period(at instant: Timestamp) -> Period? { periods.first { $0.validity.contains(instant) } }

    /// Sets the state from an instant on, or for a while; afterwards what was there goes on.
    ///
    /// - Throws: `version-overlap` when the time would reach into another planned period.
    package mutating func set(_ state: State, from: Timestamp, to: Timestamp? = nil) throws(Failure) {
        if let to, to <= from { throw Failure.invalid("/validTo", "too-early", DirectoryText.endsBeforeItBegins) }
        guard let place = periods.firstIndex(where: { $0.validity.contains(from) }) else {
            let next = periods.first { $0.validity.from > from }
            if let next, to.map({ $0 > next.validity.from }) ?? true { throw Failure(.versionOverlap) }
            periods.append(Period(Validity(from: from, to: to), state))
            periods.sort { $0.validity.from < $1.validity.from }
            return merge()
        }
        let held = periods[place]
        let reachesFurther = to.map { $0 > held.validity.end } ?? (place != periods.count - 1)
        guard !reachesFurther else { throw Failure(.versionOverlap) }
        let end = to ?? held.validity.to
        var pieces = [Period(Validity(from: from, to: end), state)]
        if held.validity.from < from {
            pieces.insert(Period(Validity(from: held.validity.from, to: from), held.state), at: 0)
        }
        if end != held.validity.to { pieces.append(Period(Validity(from: end!, to: held.validity.to), held.state)) }
        periods.replaceSubrange(place...place, with: pieces)
        merge()
    }

    /// Ends the last state at an instant.
    ///
    /// - Throws: `version-overlap` when something is planned after it, `notFound` when nothing holds then.
    package mutating func end(at instant: Timestamp) throws(Failure) {
        guard let place = periods.firstIndex(where: { $0.validity.contains(instant) }) else {
            throw Failure(.notFound)
        }
        guard place == periods.count - 1 else { throw Failure(.versionOverlap) }
        let held = periods.removeLast()
        if held.validity.from < instant {
            periods.append(Period(Validity(from: held.validity.from, to: instant), held.state))
        }
    }

    /// Takes back a planned state: the one before it goes on until the next.
    ///
    /// - Throws: `notFound` when nothing is planned to begin then, or it has begun.
    package mutating func withdraw(from: Timestamp, now: Timestamp) throws(Failure) {
        guard from > now, let place = periods.firstIndex(where: { $0.validity.from == from }) else {
            throw Failure(.notFound)
        }
        let withdrawn = periods.remove(at: place)
        guard place > 0, periods[place - 1].validity.to == from else { return }
        let before = periods[place - 1]
        periods[place - 1] = Period(
            Validity(from: before.validity.from, to: withdrawn.validity.to), before.state)
        merge()
    }

    /// Makes one period of two that say the same one after the other.
    private mutating func merge() {
        var merged: [Period] = []
        for period in periods {
            if let last = merged.last, last.state == period.state, last.validity.to == period.validity.from {
                merged[merged.count - 1] = Period(
                    Validity(from: last.validity.from, to: period.validity.to), last.state)
            } else {
                merged.append(period)
            }
        }
        periods = merged
    }
}
