import HTTP
import Synchronization

/// How many connections there are, in all and from each address.
final class ConnectionCensus: Sendable {
    private let limit: Int
    private let limitPerAddress: Int
    /// Connections beyond the limits, which are only told so.
    private static let courtesy = 64
    private let population = Mutex(Population())

    private struct Population {
        var all = 0
        var byAddress: [PeerAddress: Int] = [:]
    }

    /// What may become of a new connection.
    enum Verdict {
        case welcome
        /// There are too many: it is counted, told so and closed.
        case excess
        /// There are so many that they are not even told; it is not counted.
        case refused
    }

    init(limit: Int, limitPerAddress: Int) {
        self.limit = limit
        self.limitPerAddress = limitPerAddress
    }

    /// Counts a connection in.
    func enter(_ peer: PeerAddress) -> Verdict {
        let address = peer.subscriber
        return population.withLock { population in
            let own = population.byAddress[address, default: 0]
            // A process of this machine administrates: no limit but the whole.
            let isOwnExcess = own >= limitPerAddress && !peer.isLocal
            let excess = max(population.all - limit, isOwnExcess ? own - limitPerAddress : -1)
            guard excess < ConnectionCensus.courtesy else { return .refused }
            population.all += 1
            population.byAddress[address] = own + 1
            return excess < 0 ? .welcome : .excess
        }
    }

    /// Counts a connection out.
    func leave(_ peer: PeerAddress) {
        let address = peer.subscriber
        population.withLock { population in
            population.all -= 1
            let left = population.byAddress[address, default: 1] - 1
            population.byAddress[address] = left > 0 ? left : nil
        }
    }
}

extension PeerAddress {
    fileprivate var isLocal: Bool { if case .local = self { true } else { false } }
}
