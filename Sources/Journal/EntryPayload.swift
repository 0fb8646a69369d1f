import Crypto

/// What an entry says until it is erased: who, in which request, and the details.
struct EntryPayload: Sendable {
    /// The name of the account or of the key; `nil` for the others.
    let author: String?
    let request: String?
    let details: String?
    /// 16 random bytes: without them nobody can guess an erased payload and find it right by its digest.
    let salt: [UInt8]

    /// What stands for the payload, before and after it is erased.
    var digest: Digest {
        var framed = FramedBytes()
        framed.append(salt)
        framed.append(author)
        framed.append(request)
        framed.append(details)
        return Digest.blake2b(framed.bytes)
    }
}
