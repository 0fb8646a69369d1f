import HTTP
import JSON
import LocalClient

/// A list of the owner's, shown page after page, a JSON line an item.
struct OwnerList {
    private let path: String
    private let filter: String

    /// - Parameter filter: more of the query, as `&name=value`.
    init(_ path: String, filter: String = "") {
        self.path = path
        self.filter = filter
    }

    /// Shows as many items as `--limit` says, 50 when it does not; the exit status.
    func print(_ arguments: Arguments) throws -> Int32 {
        guard var left = Int(arguments.flags["limit"] ?? "50"), left > 0 else {
            throw UsageError("--limit: a number above 0 expected")
        }
        let console = try OwnerConsole(arguments)
        var cursor = ""
        while left > 0 {
            let answer = try console.ask(.get, "\(path)?limit=\(min(left, 100))\(filter)\(cursor)")
            let page = try JSONTape(answer.body, limits: .file).root
            guard let items = page["items"] else { break }
            for item in items.elements { Terminal.print(String(decoding: item.raw, as: UTF8.self)) }
            left -= items.count
            guard let next = page["next"]?.string else { break }
            cursor = "&cursor=" + next
        }
        return 0
    }
}
