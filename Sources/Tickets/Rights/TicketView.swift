/// How much of a ticket a caller is given; each more than those before it.
package enum TicketView: String, CaseIterable, Comparable, Sendable {
    /// Where it stands, which units, since when: no content, no usager.
    case metadata
    /// All of it with each text replaced by its length; never a file.
    case anonymised
    case full

    package static func < (left: TicketView, right: TicketView) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}
