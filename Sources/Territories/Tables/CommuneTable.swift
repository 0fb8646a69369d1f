/// The communes of today in code order, as flat columns: 34,969 objects with their strings would weigh ten times more.
struct CommuneTable: Sendable {
    private(set) var codes: [Commune.Code] = []
    private(set) var names = PackedTexts()
    private(set) var areas: [UInt8] = []
    /// Places in the table of groupings, `noEpci` for none.
    private(set) var epcis: [UInt16] = []
    /// Ten-thousandths of a degree; `nowhere` when unknown.
    private var latitudes: [Int32] = []
    private var longitudes: [Int32] = []
    /// -1 when unknown.
    private(set) var populations: [Int32] = []
    private var postalCodes: [PostalCode] = []
    private var postalEnds: [UInt32] = []
    private let areaNames: [Area]
    private let epciSirens: [Siren]

    static let noEpci = UInt16.max
    private static let nowhere = Int32.min

    /// Reads the table; areas and groupings are looked up in theirs.
    init(in folder: String, areas areaNames: [Area], epcis epciSirens: [Siren]) throws(ReferenceError) {
        self.areaNames = areaNames
        self.epciSirens = epciSirens
        let areaPlaces = Dictionary(uniqueKeysWithValues: zip(areaNames.map(\.description), UInt8(0)...))
        let epciPlaces = Dictionary(uniqueKeysWithValues: zip(epciSirens.map(\.value), UInt16(0)...))
        var cursor = try TableCursor(
            "communes", in: folder,
            columns: ["code", "name", "area", "epci", "postalCodes", "latitude", "longitude", "population"])
        reserve(cursor.remaining / 56)
        while try cursor.advance() {
            let code = try cursor.commune(0)
            if let last = codes.last, last >= code { throw cursor.failure("codes are not in order") }
            guard codes.count < Int(UInt16.max) else { throw cursor.failure("there are too many communes") }
            guard let area = areaPlaces[cursor.string(2)] else { throw cursor.failure("the area is unknown") }
            codes.append(code)
            names.append(cursor.field(1))
            areas.append(area)
            epcis.append(try CommuneTable.epci(in: cursor, epciPlaces))
            for text in cursor.field(4).split(separator: 0x20) {
                guard let code = PostalCode(String(decoding: text, as: UTF8.self)) else {
                    throw cursor.failure("a postal code is wrong")
                }
                postalCodes.append(code)
            }
            postalEnds.append(UInt32(postalCodes.count))
            latitudes.append(try cursor.tenThousandths(5) ?? CommuneTable.nowhere)
            longitudes.append(try cursor.tenThousandths(6) ?? CommuneTable.nowhere)
            populations.append(try cursor.integer(7) ?? -1)
        }
    }

    private mutating func reserve(_ count: Int) {
        codes.reserveCapacity(count)
        areas.reserveCapacity(count)
        epcis.reserveCapacity(count)
        latitudes.reserveCapacity(count)
        longitudes.reserveCapacity(count)
        populations.reserveCapacity(count)
        postalCodes.reserveCapacity(count)
        postalEnds.reserveCapacity(count)
    }

    private static func epci(in cursor: TableCursor, _ places: [UInt64: UInt16]) throws(ReferenceError) -> UInt16 {
        let field = cursor.field(3)
        if field.isEmpty { return noEpci }
        guard let digits = Digits(String(decoding: field, as: UTF8.self), count: 9), let place = places[digits.value]
        else { throw cursor.failure("the EPCI is unknown") }
        return place
    }

    var count: Int { codes.count }

    /// Where a code stands.
    func index(of code: Commune.Code) -> Int? {
        let place = firstIndex(from: code.code)
        return place < count && codes[place] == code ? place : nil
    }

    /// The first place whose code is not before that one.
    func firstIndex(from code: ShortCode) -> Int {
        codes.partitioningIndex { $0.code >= code }
    }

    func postalCodes(at index: Int) -> ArraySlice<PostalCode> {
        postalCodes[(index == 0 ? 0 : Int(postalEnds[index - 1]))..<Int(postalEnds[index])]
    }

    func centroid(at index: Int) -> Coordinates? {
        guard latitudes[index] != CommuneTable.nowhere, longitudes[index] != CommuneTable.nowhere else { return nil }
        return Coordinates(latitude: Double(latitudes[index]) / 10_000, longitude: Double(longitudes[index]) / 10_000)
    }

    func area(at index: Int) -> Area { areaNames[Int(areas[index])] }

    subscript(index: Int) -> Commune {
        Commune(
            code: codes[index], name: names[index], area: area(at: index),
            epci: epcis[index] == CommuneTable.noEpci ? nil : epciSirens[Int(epcis[index])],
            postalCodes: Array(postalCodes(at: index)), centroid: centroid(at: index),
            population: populations[index] < 0 ? nil : Int(populations[index]))
    }
}
