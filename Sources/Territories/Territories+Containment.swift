extension Territories {
    /// Whether a zone lies in another, whole; a zone lies in itself.
    package func zone(_ outer: Zone, holds inner: Zone) -> Bool {
        if outer == .country || outer == inner { return true }
        return switch inner {
        case .commune(let code): resolve(code)?.isCovered(by: outer) ?? false
        case .departement(let code): departement(code).map { outer == .region($0.region) } ?? false
        case .epci(let siren):
            epci(siren).map { communes(of: $0).allSatisfy { zone(outer, holds: .commune($0.code)) } } ?? false
        case .country, .region, .collectivity: false
        }
    }
}
