import JSON
import Kernel
import Territories

/// Where needs wait that nobody was selected for: the support of the region, or else the national one.
package struct FallbackQueues: Sendable {
    private let queues: [Zone: String]

    /// The queue of last resort.
    static let national = "support-national"

    /// Reads `queues.json`.
    ///
    /// - Throws: `RoutingDataError` when it is not what is expected.
    package init(path: String) throws {
        struct File: Decodable {
            let queues: [Entry]
            struct Entry: Decodable {
                let queue: String
                let zone: String
            }
        }
        let file = try RoutingDataError.reading(path) { try JSONDecoder.decode(File.self, from: JSONTape($0)) }
        var queues: [Zone: String] = [:]
        for entry in file.queues {
            guard let zone = Zone(entry.zone) else {
                throw RoutingDataError(description: "\(path): \(entry.zone) is no zone")
            }
            queues[zone] = entry.queue
        }
        self.queues = queues
    }

    /// The queue of a place; the national one when the place is not known.
    func queue(for place: Chain?) -> String {
        place?.zones.lazy.compactMap { queues[$0] }.first ?? FallbackQueues.national
    }
}
