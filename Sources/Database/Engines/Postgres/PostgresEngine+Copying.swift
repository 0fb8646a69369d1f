private import CPostgres

extension PostgresEngine {
    /// Puts rows into a table.
    ///
    /// - Parameters:
    ///   - text: `COPY ... FROM STDIN (FORMAT binary)`.
    ///   - bytes: all of what it takes.
    func copyIn(_ text: String, _ bytes: [UInt8]) throws {
        let handle = try connected()
        try begin(text, handle, PGRES_COPY_IN)
        let sent = bytes.withUnsafeBytes {
            PQputCopyData(handle, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
        }
        guard sent == 1, PQputCopyEnd(handle, nil) == 1 else { throw PostgresFailure(nil, of: handle).error }
        _ = try finishCopying(handle)
    }

    /// Hands over what a `COPY ... TO STDOUT` gives, piece by piece; the number of rows.
    func copyOut(_ text: String, _ body: (UnsafeRawBufferPointer) -> Void) throws -> Int {
        let handle = try connected()
        try begin(text, handle, PGRES_COPY_OUT)
        var piece: UnsafeMutablePointer<CChar>?
        while true {
            let length = PQgetCopyData(handle, &piece, 0)
            guard length > 0 else { break }
            body(UnsafeRawBufferPointer(start: piece, count: Int(length)))
            PQfreemem(piece)
        }
        return try finishCopying(handle)
    }

    private func begin(_ text: String, _ handle: OpaquePointer, _ expected: ExecStatusType) throws {
        try sayQueued()
        let result = PQexec(handle, text)
        guard PQresultStatus(result) == expected else {
            PQclear(try checked(result))
            throw DatabaseError(.statement, "no copy: \(text)")
        }
        PQclear(result)
    }

    /// Takes what the server says at the end, all of it, and throws what was an error.
    private func finishCopying(_ handle: OpaquePointer) throws -> Int {
        var rows = 0
        var failure: (any Error)?
        while let result = PQgetResult(handle) {
            do {
                let done = try checked(result)
                rows += PQcmdTuples(done).flatMap { Int(String(cString: $0)) } ?? 0
                PQclear(done)
            } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return rows
    }
}
