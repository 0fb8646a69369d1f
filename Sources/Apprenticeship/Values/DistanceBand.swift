/// How far work is from home, as figures tell it.
enum DistanceBand: String, CaseIterable {
    case upTo10 = "0-10 km"
    case upTo20 = "10-20 km"
    case upTo30 = "20-30 km"
    case upTo50 = "30-50 km"
    case beyond = "50 km +"

    /// The band of a distance in kilometres.
    init(_ kilometres: Double) {
        self =
            switch kilometres {
            case ..<10: .upTo10
            case ..<20: .upTo20
            case ..<30: .upTo30
            case ..<50: .upTo50
            default: .beyond
            }
    }
}
