import HTTP
package import JSON
import Kernel

extension Representation {
    /// A list of which only the length is wanted.
    package static func counted(_ count: Int) -> Representation {
        var list = Representation(.ok, .json, [])
        list.count = count
        return list
    }

    /// How many items a list has: as it says itself, or as many as it wrote, and one more when others follow.
    ///
    /// - Throws: when it is no list.
    func counted() throws -> Int {
        if let count { return count }
        guard let items = try JSONTape(body, limits: .file).root["items"] else { throw Failure(.internalError) }
        return items.count + (next == nil ? 0 : 1)
    }

    /// The same list, with its total as its last members.
    func telling(total: Int) -> Representation {
        var writer = JSONWriter(reserving: 64)
        writer.beginObject()
        writer.total(total)
        writer.endObject()
        var list = self
        list.body.removeLast()
        list.body.append(0x2C)
        list.body.append(contentsOf: writer.bytes.dropFirst())
        return list
    }
}

extension JSONWriter {
    /// How many items a list has in all, at most 10,000, and whether there are more.
    package mutating func total(_ total: Int) {
        member("total", min(total, PageLimit.highestTotal))
        member("totalIsLowerBound", total > PageLimit.highestTotal)
    }
}
