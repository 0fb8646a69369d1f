import Kernel
package import Territories

/// A unit that a search has found: as little of it as putting the found ones in order needs.
package struct UnitCandidate: Hashable, Sendable {
    package let unit: Unit.ID
    /// The narrowest of its zones that covers the place; `nil` when it was found by its distance alone.
    package let zone: Zone?
    /// From the point that was asked for, in kilometres; `nil` when one of both is not known.
    package let kilometres: Double?
}
