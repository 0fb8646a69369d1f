import HTTP

extension RequestTarget {
    /// The same list, from a cursor on: the path and the query as they came, but for `cursor`.
    func address(cursor: String) -> String {
        let kept = (query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") } + ["cursor=\(cursor)"]
        return path + "?" + kept.joined(separator: "&")
    }
}
