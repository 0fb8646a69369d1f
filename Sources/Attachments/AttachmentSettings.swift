package import Crypto

/// Where files are kept and who scans them.
package struct AttachmentSettings: Sendable {
    package let store: FileStore
    /// Seal the key of each file; without them no file is taken.
    package let keys: KeyRing?
    package let scanning: Scanning

    /// The settings of one service.
    package init(store: FileStore, keys: KeyRing?, scanning: Scanning) {
        self.store = store
        self.keys = keys
        self.scanning = scanning
    }

    /// What happens to a file that comes.
    package enum Scanning: Sendable {
        /// A scanner looks at it before anybody reads it.
        case clamd(ClamdScanner)
        /// It is refused, since nothing can look at it.
        case refuse
        /// It is let through, and each one says so.
        case acceptUnscanned

        /// What the probes say.
        package var summary: String {
            switch self {
            case .clamd: "scanned"
            case .refuse: "refused"
            case .acceptUnscanned: "unscanned"
            }
        }
    }
}
