/// A virus scanner: clamd, spoken to over its socket (clamd(8), INSTREAM). Nothing it could not look at is called clean.
package struct ClamdScanner: Sendable {
    /// Where it listens.
    package enum Address: Hashable, Sendable {
        case unix(path: String)
        case network(host: String, port: String)

        /// Reads an absolute path, or `host:port`.
        package init?(_ text: String) {
            if text.hasPrefix("/") {
                self = .unix(path: text)
                return
            }
            guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0
            else { return nil }
            let host = text[..<colon].filter { $0 != "[" && $0 != "]" }
            guard !host.isEmpty else { return nil }
            self = .network(host: host, port: String(port))
        }
    }

    private let address: Address
    /// Seconds that one scan may take, from the first to the last byte.
    private let patience: Int

    /// A scanner at an address.
    package init(_ address: Address, patience: Int = 30) {
        self.address = address
        self.patience = patience
    }

    /// Whether it answers at all: nothing is found in nothing.
    package var isReachable: Bool { (try? scan { _ in }) != nil }

    /// Scans a content that is handed over piece by piece.
    ///
    /// - Parameter produce: calls its function with each piece.
    /// - Throws: `ScannerUnreachable` when it does not answer, or not in time; whatever `produce` throws.
    func scan(_ produce: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws -> ScanVerdict {
        let connection = try ClamdConnection(address, patience: patience)
        do {
            try connection.send(Array("zINSTREAM\0".utf8))
            try produce { piece in
                guard !piece.isEmpty else { return }
                try connection.send(ClamdScanner.length(piece.count) + piece)
            }
            try connection.send(ClamdScanner.length(0))
        } catch is ClamdConnection.Closed {
            // It had enough before the end, and says why: too large for its own limits, for instance.
        }
        guard let answer = try connection.answer(), let verdict = ScanVerdict(answer: answer) else {
            throw ScannerUnreachable(reason: "no answer")
        }
        return verdict
    }

    private static func length(_ count: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0) }
    }
}

/// The scanner did not answer: nothing is known, and it is asked again later.
struct ScannerUnreachable: Error, CustomStringConvertible {
    let reason: String
    var description: String { "the virus scanner does not answer: \(reason)" }
}
