import Crypto
import Kernel

/// What an entry says for ever: erasing takes nothing of it.
struct EntryFrame: Sendable {
    /// From 1, without a gap.
    let number: Int
    let at: Timestamp
    let code: String
    let object: ObjectName
    let version: Int?
    let authorKind: String

    /// What stands for the whole entry, given what stands for its payload: it holds after the payload was erased.
    func digest(with payload: Digest) -> Digest {
        var framed = FramedBytes()
        framed.append(number)
        framed.append(at.description)
        framed.append(code)
        framed.append(object.type)
        framed.append(object.id)
        framed.append(version)
        framed.append(authorKind)
        framed.append(payload.bytes)
        return Digest.blake2b(framed.bytes)
    }
}
