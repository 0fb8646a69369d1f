/// A driving licence that a job may ask for.
package enum Licence: String, CaseIterable, Codable, Sendable {
    case am = "AM"
    case a1 = "A1"
    case b = "B"
}
