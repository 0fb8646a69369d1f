/// The communes of each grouping.
struct EpciMembers: Sendable {
    private let places: [UInt16]
    private let starts: [UInt16]

    init(_ communes: CommuneTable, count: Int) {
        var starts = [UInt16](repeating: 0, count: count + 1)
        for epci in communes.epcis where epci != CommuneTable.noEpci { starts[Int(epci) + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var places = [UInt16](repeating: 0, count: Int(starts[count]))
        for (place, epci) in communes.epcis.enumerated() where epci != CommuneTable.noEpci {
            places[Int(next[Int(epci)])] = UInt16(place)
            next[Int(epci)] += 1
        }
        self.places = places
        self.starts = starts
    }

    /// The places of a grouping's communes in their table, by code.
    func places(of epci: Int) -> ArraySlice<UInt16> { places[Int(starts[epci])..<Int(starts[epci + 1])] }
}
