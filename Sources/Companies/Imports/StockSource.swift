import Territories

/// The records of an open stock file, batch by batch.
final class StockSource {
    private let file: TableFile
    private let companies: CompanyColumns?
    private let establishments: EstablishmentColumns?
    private let successions: SuccessionColumns?
    private let stockImport: Int64
    private var isAtEnd = false

    init(_ file: TableFile, _ kind: StockKind, _ stockImport: Int64, _ territories: Territories) {
        self.file = file
        self.stockImport = stockImport
        let record = StockRecord(file)
        companies = kind == .companies ? CompanyColumns(record) : nil
        successions = kind == .successions ? SuccessionColumns(record) : nil
        establishments = kind == .establishments ? EstablishmentColumns(record, territories) : nil
    }

    /// The next batch; `nil` at the end.
    func next() throws -> StockBatch? {
        guard !isAtEnd else { return nil }
        var batch = StockBatch()
        while batch.count < StockReading.batchSize {
            guard try file.advance() else {
                isAtEnd = true
                break
            }
            read(into: &batch)
        }
        return batch.count > 0 ? batch : nil
    }

    private func read(into batch: inout StockBatch) {
        if let companies {
            take(companies.read(stockImport), touchedOn: companies.touchedOn, into: &batch) { $0.companies.append($1) }
        } else if let successions {
            take(successions.read(), touchedOn: successions.touchedOn, into: &batch) { $0.successions.append($1) }
        } else if let establishments {
            take(establishments.read(stockImport), touchedOn: establishments.touchedOn, into: &batch) {
                // Made here, on the thread that reads, so that the others have less to do.
                $0.establishments.append(($1, IndexDocument.own($1)))
            }
        }
    }

    private func take<Value>(
        _ result: Result<Value, StockFault>, touchedOn day: String?, into batch: inout StockBatch,
        _ keep: (inout StockBatch, Value) -> Void
    ) {
        switch result {
        case .success(let value):
            keep(&batch, value)
            if let day, batch.touchedOn.map({ $0 < day }) ?? true { batch.touchedOn = day }
        case .failure(let fault):
            batch.refused += 1
            if batch.refusals.count < StockReport.toldRefusals {
                batch.refusals.append(StockReport.Refusal(line: file.line, fault: fault))
            }
        }
    }
}
