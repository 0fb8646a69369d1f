import Testing

/// SQL stays where the tables are.
@Suite struct `SQL` {
    @Test func `names the module's own tables and those of modules below it`() {
        var owners: [String: String] = [:]
        for file in Repository.sources {
            for table in Self.words(after: "CREATE TABLE ", in: file.text) { owners[table] = file.module }
        }
        #expect(owners["opinion"] == "Feedback")
        for file in Repository.sources {
            let below = Self.below(file.module)
            for keyword in ["FROM ", "JOIN ", "INTO ", "UPDATE "] {
                for table in Self.words(after: keyword, in: file.text) {
                    guard let owner = owners[table] else { continue }
                    #expect(owner == file.module || below.contains(owner), "\(file) names \(table), of \(owner)")
                }
            }
        }
    }

    private static func words(after keyword: String, in text: String) -> [String] {
        text.split(separator: keyword, omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        }.filter { !$0.isEmpty }
    }

    /// Every module that one builds upon, however far down.
    private static func below(_ module: String) -> Set<String> {
        var found: Set<String> = []
        var waiting = Array(Repository.declared[module, default: []])
        while let next = waiting.popLast() {
            if found.insert(next).inserted { waiting += Repository.declared[next, default: []] }
        }
        return found
    }
}
