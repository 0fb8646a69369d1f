import Kernel
package import Territories

/// Which units are looked for.
package struct UnitSearch: Sendable {
    /// Where they must be competent.
    package var chain: Chain?
    /// Where distances are measured from; the centre of the commune when absent.
    package var point: Coordinates?
    /// How far those that cover nothing here may be, and those that do too; only competent ones when absent.
    package var kilometres: Double?
    package var organisation: Organisation.Slug?
    package var network: Unit.Network?
    package var limit: Int

    /// A search for the units that are competent in a place, or near it.
    package init(
        chain: Chain?, point: Coordinates? = nil, kilometres: Double? = nil, organisation: Organisation.Slug? = nil,
        network: Unit.Network? = nil, limit: Int = 20
    ) {
        self.chain = chain
        self.point = point
        self.kilometres = kilometres
        self.organisation = organisation
        self.network = network
        self.limit = limit
    }

    /// Where distances are measured from.
    var origin: Coordinates? { point ?? chain?.arrondissement?.centroid ?? chain?.commune.centroid }
}
