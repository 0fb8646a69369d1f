import Endpoints

/// What a verification of the journal found.
package struct JournalReport: JSONRepresentable {
    /// Every fault, or the first hundred, in the order of the journal.
    package internal(set) var faults: [JournalFault] = []
    /// How many entries were read.
    package internal(set) var entries = 0
    /// How many of them no segment covers yet.
    package internal(set) var unsealedEntries = 0
    package internal(set) var erasedEntries = 0
    package internal(set) var segments = 0
    /// How many segments were found made with the service's keys.
    package internal(set) var authenticatedSegments = 0
    /// The last segment, `NUMBER:DIGEST`: noted elsewhere, it tells later whether the chain up to it was made anew.
    package internal(set) var head: String?

    mutating func add(_ fault: JournalFault) {
        if faults.count < 100, !faults.contains(fault) { faults.append(fault) }
    }
}
