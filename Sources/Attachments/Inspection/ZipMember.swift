/// One member of an archive, as the archive's directory tells of it.
struct ZipMember {
    let name: String
    let method: Method
    let checksum: UInt32
    /// How many bytes it takes in the archive.
    let packedSize: Int
    /// How many bytes it says that it holds.
    let size: Int
    /// Where its own header is.
    let offset: Int

    /// How a member is packed; documents use no other way.
    enum Method: Int {
        case stored = 0
        case deflated = 8
    }
}
