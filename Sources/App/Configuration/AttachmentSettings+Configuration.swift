import Attachments
import Crypto

extension AttachmentSettings {
    /// What the operator said of attachments; files are kept beside the database, or in a folder that is named.
    ///
    /// - Throws: the first thing wrong, naming the variable.
    init(_ source: ConfigurationSource, database: String, keys: KeyRing?) throws(ConfigurationError) {
        let seconds = source[.clamdSeconds] ?? "30"
        guard let patience = Int(seconds), (1...600).contains(patience) else {
            throw ConfigurationError("GUICHET_CLAMD_SECONDS: a number from 1 to 600 expected")
        }
        let scanning: Scanning
        switch (source[.clamd], source[.attachmentPolicy] ?? "refuse") {
        case (_, let policy) where policy != "refuse" && policy != "acceptUnscanned":
            throw ConfigurationError("GUICHET_ATTACHMENT_POLICY: refuse or acceptUnscanned expected")
        case (nil, "refuse"): scanning = .refuse
        case (nil, _): scanning = .acceptUnscanned
        case (let text?, _):
            guard let address = ClamdScanner.Address(text) else {
                throw ConfigurationError("GUICHET_CLAMD: an absolute path or host:port expected")
            }
            scanning = .clamd(ClamdScanner(address, patience: patience))
        }
        if source[.attachments] != nil, source[.databaseAddress] == nil {
            throw ConfigurationError(
                "GUICHET_ATTACHMENTS: only with GUICHET_DATABASE_URL; a backup of a file finds them beside it")
        }
        let store = source[.attachments].map(FileStore.init(folder:)) ?? FileStore(beside: database)
        self.init(store: store, keys: keys, scanning: scanning)
    }
}
