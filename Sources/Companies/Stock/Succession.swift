/// An establishment that took over from another one, as the register's links say.
struct Succession: Hashable, Sendable {
    let predecessor: Int64
    let successor: Int64
    /// The day of it.
    let since: String
    /// Whether it is the head office that moved.
    let movesHeadOffice: Bool
    /// Whether the activity went on.
    let isContinuous: Bool
}
