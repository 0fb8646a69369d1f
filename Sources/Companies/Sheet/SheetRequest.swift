import Endpoints
import Kernel

/// Which parts of a sheet are wanted, and for what.
struct SheetRequest: Sendable {
    /// Those that were named; `nil` for all.
    let named: [SectionCode]?
    let stated: StatedPurpose?
    var purpose: Purpose? { stated?.purpose }

    init(from request: inout RequestReader) throws(Failure) {
        stated = try StatedPurpose.read(from: request)
        guard let text = try request.query("sections", as: String.self) else {
            named = nil
            return
        }
        let codes = text.split(separator: ",").map { SectionCode(rawValue: String($0)) }
        guard !codes.isEmpty, codes.allSatisfy({ $0 != nil }) else { throw .invalidParameter("sections") }
        named = codes.compactMap(\.self)
    }

    /// One part.
    init(_ section: SectionCode, _ stated: StatedPurpose?) {
        named = [section]
        self.stated = stated
    }
}
