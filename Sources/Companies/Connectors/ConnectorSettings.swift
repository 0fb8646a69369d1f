package import Kernel

/// Which sources outside are asked, and how.
package struct ConnectorSettings: Sendable {
    package var mode: Mode
    /// Whether addresses inside the house may be called: for tests, and for a proxy of the administration.
    package var reachesInside: Bool
    /// The folder of recorded answers.
    package var recordings: String?
    /// Addresses in the place of the registers' own, by the code of the connector.
    package var addresses: [String: String]
    /// Keys, by the code of the connector.
    package var keys: [String: Secret]

    /// No source is asked, unless said.
    package init(
        mode: Mode = .off, reachesInside: Bool = false, recordings: String? = nil, addresses: [String: String] = [:],
        keys: [String: Secret] = [:]
    ) {
        self.mode = mode
        self.reachesInside = reachesInside
        self.recordings = recordings
        self.addresses = addresses
        self.keys = keys
    }

    /// Whether sources are asked.
    package enum Mode: String, CaseIterable, Sendable {
        case off
        /// Answers are read from files.
        case recorded
        case live
    }
}
