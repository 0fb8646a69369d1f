import Compression
import Kernel

/// An archive of members (PKWARE APPNOTE 6.3), read with mistrust: the directory, each member's own header, and what each
/// becomes must agree, members do not overlap, and all of them together stay within what a text document needs.
struct ZipArchive {
    private let content: Content
    let members: [ZipMember]

    /// The most that all members become, in bytes.
    static let longest = 64 << 20
    private static let mostMembers = 2000
    /// A text of repeated words packs some forty times; what packs more was made to hurt.
    private static let highestRatio = 200

    /// Reads the directory.
    ///
    /// - Throws: `attachment-refused` when it is malformed or says too much.
    init(_ content: Content) throws(Failure) {
        self.content = content
        let end = try ZipDirectoryEnd(content)
        guard end.count <= ZipArchive.mostMembers else { throw .outsized }
        var cursor = ByteCursor(try content.read(at: end.start, count: end.size))
        var members: [ZipMember] = []
        for _ in 0..<end.count { members.append(try ZipMember(&cursor)) }
        guard cursor.isAtEnd, Set(members.map(\.name)).count == members.count else { throw .brokenArchive }
        self.members = members
        let total = members.reduce(0) { $0 + $1.size }
        let packed = members.reduce(0) { $0 + $1.packedSize }
        guard total <= ZipArchive.longest, total <= 4 << 20 || total / max(packed, 1) <= ZipArchive.highestRatio else {
            throw .outsized
        }
        try checkOverlaps(before: end.start)
    }

    /// The member of a name.
    subscript(name: String) -> ZipMember? { members.first { $0.name == name } }

    /// Reads every member to its end.
    ///
    /// - Throws: `attachment-refused` when one is not what the directory says.
    func checkMembers() throws(Failure) {
        for member in members { try read(member) { _ in } }
    }

    /// What a member holds; refused past a limit.
    func bytes(of member: ZipMember, limit: Int) throws(Failure) -> [UInt8] {
        guard member.size <= limit else { throw .outsized }
        var bytes: [UInt8] = []
        try read(member) { bytes += $0 }
        return bytes
    }

    private func read(_ member: ZipMember, _ take: (ArraySlice<UInt8>) -> Void) throws(Failure) {
        let start = try start(of: member)
        var checksum = Checksum()
        var count = 0
        func accept(_ bytes: ArraySlice<UInt8>) -> Bool {
            count += bytes.count
            guard count <= member.size else { return false }
            checksum.update(bytes)
            take(bytes)
            return true
        }
        let inflation = member.method == .deflated ? Inflation() : nil
        for offset in stride(from: 0, to: member.packedSize, by: 64 << 10) {
            let piece = try content.read(at: start + offset, count: min(64 << 10, member.packedSize - offset))
            let isTaken = inflation.map { $0.take(piece, accept) } ?? accept(piece[...])
            guard isTaken else { throw .outsized }
        }
        guard inflation?.isFinished ?? true, count == member.size, checksum.value == member.checksum else {
            throw .brokenArchive
        }
    }

    /// Where the packed bytes begin, after the member's own header, which must say the same as the directory.
    private func start(of member: ZipMember) throws(Failure) -> Int {
        var header = ByteCursor(try content.read(at: member.offset, count: 30))
        guard header.number(4) == 0x0403_4B50, header.skip(2), let flags = header.number(2), flags & 0x2041 == 0,
            header.number(2) == member.method.rawValue, header.skip(16), let nameLength = header.number(2),
            let extraLength = header.number(2)
        else { throw .brokenArchive }
        let name = try content.read(at: member.offset + 30, count: nameLength)
        guard name == Array(member.name.utf8) else { throw .brokenArchive }
        return member.offset + 30 + nameLength + extraLength
    }

    private func checkOverlaps(before directory: Int) throws(Failure) {
        var place = 0
        for member in members.sorted(by: { $0.offset < $1.offset }) {
            guard member.offset >= place else { throw .brokenArchive }
            place = try start(of: member) + member.packedSize
        }
        guard place <= directory else { throw .brokenArchive }
    }
}
