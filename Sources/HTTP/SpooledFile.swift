private import Glibc

/// Bytes kept in a file that has no name: it vanishes with the last reference, or with the process.
package final class SpooledFile: Sendable {
    private let descriptor: Int32
    /// The length in bytes.
    package let count: Int

    /// Takes over a descriptor, which is closed with this value.
    package init(descriptor: Int32, count: Int) {
        self.descriptor = descriptor
        self.count = count
    }

    deinit { close(descriptor) }

    /// Reads a part, from any thread; `nil` when the disk fails or the part is not there.
    package func read(at offset: Int, count: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { return }
                filled += got
            }
        }
        return bytes.count == count ? bytes : nil
    }
}
