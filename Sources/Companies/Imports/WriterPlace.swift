import Database
import Synchronization

/// The writer of the database, known once the service starts: an import hands batches over without waiting for each.
final class WriterPlace: Sendable {
    private let place = Mutex<Writer?>(nil)

    var writer: Writer? { place.withLock(\.self) }

    func fill(_ writer: Writer) { place.withLock { $0 = writer } }
}
