import Database
import Endpoints
import Kernel
import Territories

/// Brings a stock file in, batch by batch: a record that is as it was costs a look, and changes nothing.
struct StockImporter {
    private let worker: Worker
    private let writer: Writer
    private let territories: Territories

    init(on worker: Worker, _ writer: Writer, territories: Territories) {
        self.worker = worker
        self.writer = writer
        self.territories = territories
    }

    /// Reads a file to its end. What was written before an error stays: each batch holds by itself, and the same file may be
    /// imported again.
    func bring(_ path: String) throws -> StockReport {
        let began = MonotonicClock.milliseconds()
        let number = try worker.write { transaction in
            try transaction.connection.value("SELECT coalesce(max(id), 0) + 1 FROM stockImport", as: Int64.self)!
        }
        let reading = try StockReading(path, numbered: number, territories: territories)
        defer { reading.stop() }
        let kind = reading.kind
        _ = try worker.write { transaction in
            try transaction.connection.run(
                """
                INSERT INTO stockImport (id, kind, importedAt) VALUES (\(number), \(kind.rawValue), \(transaction.now))
                """)
        }
        var report = StockReport(file: path, kind: kind)
        let writing = StockWriting(writer)
        var last: Int64 = -1
        while let batch = try reading.next() {
            // Only a batch beyond all those before it may be worked out before they are written.
            if batch.first ?? 0 <= last { try writing.finish() }
            last = max(last, batch.last ?? 0)
            let change = try worker.read { try StockChange(batch, in: $0) }
            if !change.isEmpty { try writing.write(change) }
            report.add(batch, change)
        }
        try writing.finish()
        let final = report
        _ = try worker.write { transaction in
            try transaction.connection.run(
                """
                UPDATE stockImport SET dataDate = \(final.dataDate), created = \(final.created), changed = \(final.changed),
                    unchanged = \(final.unchanged), refused = \(final.refused)
                WHERE id = \(number)
                """)
        }
        report.seconds = Double(MonotonicClock.milliseconds() - began) / 1000
        return report
    }
}

extension StockReport {
    fileprivate mutating func add(_ batch: StockBatch, _ change: StockChange) {
        created += change.created
        changed += change.changed
        unchanged += batch.count - batch.refused - change.created - change.changed
        refused += batch.refused
        refusals += batch.refusals.prefix(StockReport.toldRefusals - refusals.count)
        if let day = batch.touchedOn, dataDate.map({ $0 < day }) ?? true { dataDate = day }
    }
}
