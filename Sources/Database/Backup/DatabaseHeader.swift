/// What the first hundred bytes of a file say about it (sqlite.org/fileformat.html §1.3), read before SQLite is asked:
/// it answers to some damaged files with an empty database.
struct DatabaseHeader {
    private let path: String
    private let bytes: [UInt8]
    private let fileSize: Int

    /// Reads the header of a file.
    ///
    /// - Throws: `DatabaseError` of the kind `file` when it cannot be read.
    init(of path: String) throws {
        self.path = path
        let file = try File(reading: path)
        bytes = try file.start(100)
        fileSize = try file.size()
    }

    /// Checks that this is a database, and all of it.
    ///
    /// - Throws: `DatabaseError` of the kind `foreign` or `corrupt`.
    func check() throws {
        guard bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw DatabaseError(.foreign, "\(path) is not a database")
        }
        guard bytes.count == 100 else { throw DatabaseError(.corrupt, "\(path) is cut short") }
        let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
        guard pageSize >= 512, pageSize.nonzeroBitCount == 1 else {
            throw DatabaseError(.corrupt, "\(path) has a damaged header")
        }
        guard fileSize.isMultiple(of: pageSize), fileSize / pageSize >= number(at: 28) else {
            throw DatabaseError(.corrupt, "\(path) is cut short")
        }
    }

    private func number(at place: Int) -> Int {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
