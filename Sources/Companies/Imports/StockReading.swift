import Glibc
import Kernel
import Synchronization
import Territories

/// Reads a stock file on a thread of its own, a batch ahead of the one who writes.
final class StockReading: Sendable {
    private let batches = BoundedQueue<Result<StockBatch, any Error>>(limit: 2)
    private let end = ReadingEnd()
    private let thread: JoinableThread
    /// What the file holds; known before the first record is read.
    let kind: StockKind

    /// How many records are written together: others write in between.
    static let batchSize = 25_000

    /// Opens a file.
    ///
    /// - Throws: `StockFileFault` when it cannot be read, or is no stock file.
    init(_ path: String, numbered stockImport: Int64, territories: Territories) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StockFileFault.unreadable }
        let opened = Opened(descriptor: descriptor)
        guard let kind = StockKind(opened.file?.header ?? []) else {
            close(descriptor)
            throw StockFileFault.unknownColumns
        }
        self.kind = kind
        let batches = self.batches
        let end = self.end
        thread = JoinableThread(named: "stock-reader") {
            defer { close(descriptor) }
            let file = opened.file!
            let source = StockSource(file, kind, stockImport, territories)
            while true {
                let result = Result<StockBatch?, any Error> { try source.next() }
                switch result {
                case .success(let batch?):
                    guard StockReading.put(.success(batch), into: batches, until: end) else { return }
                case .success(nil): return batches.close()
                case .failure(let error):
                    _ = StockReading.put(.failure(error), into: batches, until: end)
                    return batches.close()
                }
            }
        }
    }

    /// The next records; `nil` at the end.
    func next() throws -> StockBatch? { try batches.takeFirst()?.get() }

    /// Ends the reading, however far it is.
    func stop() {
        end.isReached.store(true, ordering: .relaxed)
        batches.close()
        while batches.takeFirst() != nil {}
        thread.join()
    }

    /// Waits for room; `false` when nobody reads any more.
    private static func put(
        _ result: Result<StockBatch, any Error>, into batches: BoundedQueue<Result<StockBatch, any Error>>,
        until end: ReadingEnd
    ) -> Bool {
        while !batches.push(result) {
            if end.isReached.load(ordering: .relaxed) { return false }
            usleep(500)
        }
        return true
    }

    /// Carries the file to its thread. Unchecked because it is opened here and read there alone.
    private final class Opened: @unchecked Sendable {
        let file: TableFile?

        init(descriptor: Int32) {
            file = try? TableFile { buffer in Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
        }
    }
}

/// Says that nobody reads any more.
private final class ReadingEnd: Sendable {
    let isReached = Atomic(false)
}
