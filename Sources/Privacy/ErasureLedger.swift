import Crypto
import Database
import Endpoints
import Kernel

/// Who was erased, as digests only, in a file apart from the database: a backup that is put back brings them back, and
/// this is how they are erased again before anybody is served.
///
/// One line an erasure: the instant, a space, 64 hexadecimal digits. Lines are only ever added.
package struct ErasureLedger: Sendable {
    private let path: String

    /// The ledger at a path; made at the first erasure.
    package init(_ path: String) { self.path = path }

    /// What stands for a person. The name of an account holds 74 random bits: nobody finds it by trying.
    static func digest(of account: String) -> Digest { Digest.blake2b("guichet erasure\n" + account) }

    /// What stands for an organisation, which is no secret.
    static func digest(ofOrganisation slug: String) -> Digest { Digest.blake2b("guichet partner erasure\n" + slug) }

    /// Adds a person or an organisation; on the disk when this returns.
    ///
    /// - Returns: how many lines there are.
    func append(_ digest: Digest, at now: Timestamp) throws -> Int {
        let isWhole = File.read(path).map { $0.isEmpty || $0.last == 0x0A } ?? true
        let file = try DiskFile(appendingTo: path)
        // A line that a crash cut stays cut, alone.
        try file.append(Array("\(isWhole ? "" : "\n")\(now) \(digest.hexadecimal)\n".utf8))
        try file.synchronize()
        return entries().count
    }

    /// The digests, in the order in which they were added; what a crash cut stands for nobody.
    func entries() -> [Digest?] {
        guard let bytes = File.read(path) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true).map {
            line in
            let words = line.split(separator: " ")
            guard words.count == 2, Timestamp(String(words[0])) != nil else { return nil }
            return Hexadecimal.bytes(String(words[1])).flatMap(Digest.init(bytes:))
        }
    }
}
