/// What to make of a workforce band that lies on both sides of a threshold.
package enum BandPolicy: String, CaseIterable, Sendable {
    /// Somebody looks.
    case overlaps
    /// The whole band must pass.
    case contains
    /// Its lower end counts.
    case lowerBound
}
