private import Glibc

/// Reads whole files of a folder of reference data.
enum ReferenceFile {
    /// The bytes of one table.
    static func bytes(of table: String, in folder: String) throws(ReferenceError) -> [UInt8] {
        let path = "\(folder)/\(table).tsv"
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            while count < buffer.count {
                let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got < 0, errno == EINTR { continue }
                if got <= 0 {
                    failure = got < 0 ? errno : 0
                    break
                }
                count += got
            }
        }
        guard failure == 0 else { throw .unreadable(path: path, errno: failure) }
        return bytes
    }

    /// Whether a folder has a table.
    static func exists(_ table: String, in folder: String) -> Bool { access("\(folder)/\(table).tsv", R_OK) == 0 }
}
