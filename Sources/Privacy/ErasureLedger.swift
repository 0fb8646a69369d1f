package import Crypto
import Database
import Endpoints
import Kernel

/// Who was erased, as digests only, in a file apart from the database: a backup that is put back brings them back, and
/// this is how they are erased again before anybody is served.
///
/// One line an erasure: the instant, a space, 64 hexadecimal digits; then ` address` when only the service's keys tell whom
/// they stand for. Lines are only ever added.
package struct ErasureLedger: Sendable {
    private let path: String
    private let keys: KeyRing?

    /// The ledger at a path; made at the first erasure.
    ///
    /// - Parameter keys: by which addresses are written down; without keys no address is erased.
    package init(_ path: String, keys: KeyRing? = nil) {
        self.path = path
        self.keys = keys
    }

    /// What stands for a person from now on; `nil` for an address when there is no key.
    func digest(of subject: DataSubject) -> Digest? {
        if let account = subject.account { return ErasureLedger.digest(ofAccount: account) }
        return keys.flatMap { digest(ofAddress: subject.email ?? "", under: $0.newest) }
    }

    /// All that may stand for a person in the ledger: before a key changed, an address was another.
    func digests(of subject: DataSubject) -> [Digest] {
        if let account = subject.account { return [ErasureLedger.digest(ofAccount: account)] }
        return (keys?.numbers ?? []).compactMap { digest(ofAddress: subject.email ?? "", under: $0) }
    }

    /// The name of an account holds 74 random bits: nobody finds it by trying.
    private static func digest(ofAccount account: String) -> Digest { Digest.blake2b("guichet erasure\n" + account) }

    /// Addresses can be tried: only who has the key can.
    private func digest(ofAddress address: String, under key: UInt32) -> Digest? {
        keys?.code(for: Array(address.utf8), purpose: "erased address", key: key).flatMap(Digest.init(bytes:))
    }

    /// What stands for an organisation, which is no secret.
    static func digest(ofOrganisation slug: String) -> Digest { Digest.blake2b("guichet partner erasure\n" + slug) }

    /// Adds a person or an organisation; on the disk when this returns.
    ///
    /// - Returns: how many lines there are.
    func append(_ digest: Digest, isAddress: Bool = false, at now: Timestamp) throws -> Int {
        let isWhole = File.read(path).map { $0.isEmpty || $0.last == 0x0A } ?? true
        let file = try DiskFile(appendingTo: path)
        // A line that a crash cut stays cut, alone.
        try file.append(
            Array("\(isWhole ? "" : "\n")\(now) \(digest.hexadecimal)\(isAddress ? " address" : "")\n".utf8))
        try file.synchronize()
        return entries().count
    }

    /// The digests, in the order in which they were added; what a crash cut stands for nobody.
    func entries() -> [Digest?] { lines().map(\.?.digest) }

    /// Whether somebody is among the lines after one, whom only the service's keys tell, and there are none.
    func lacksKeys(after line: Int) -> Bool {
        keys == nil && lines().dropFirst(line).contains { $0?.isAddress == true }
    }

    private func lines() -> [(digest: Digest, isAddress: Bool)?] {
        guard let bytes = File.read(path) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true).map {
            line in
            let words = line.split(separator: " ")
            let isAddress = words.count == 3 && words[2] == "address"
            guard words.count == 2 || isAddress, Timestamp(String(words[0])) != nil else { return nil }
            return Hexadecimal.bytes(String(words[1])).flatMap(Digest.init(bytes:)).map { ($0, isAddress) }
        }
    }
}
