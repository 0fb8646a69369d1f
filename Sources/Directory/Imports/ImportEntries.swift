import Database
import Endpoints
import HTTP
import Kernel

/// Brings many organisations or units at once, by the names that the sender gives them: the same file again changes
/// nothing.
struct ImportEntries: Errand {
    static let operation = Operation(
        .post, "/v1/imports", id: "importEntries", access: DirectoryAccess.managers, consumes: [.jsonLines, .csv],
        bodyLimit: 8 << 20)
    let directory: Directory
    /// More rows than this are several imports.
    static let rowLimit = 5000
    /// Rows that are kept together in partial mode, so that others may write in between.
    private static let batch = 100

    struct Input: RequestReadable {
        let kind: ImportKind
        let mode: ImportMode
        let organisation: Organisation.Slug?
        let rows: [ImportRow]

        init(from request: inout RequestReader) throws(Failure) {
            guard let kind = try request.choice("kind", of: ImportKind.self) else { throw .parameter("kind") }
            guard let mode = try request.choice("mode", of: ImportMode.self) else { throw .parameter("mode") }
            self.kind = kind
            self.mode = mode
            organisation = try request.query("organisation")
            guard (kind == .units) == (organisation != nil) else { throw .parameter("organisation") }
            let isTable = request.head.fields[.contentType]?.hasPrefix(MediaType.csv.essence) ?? false
            let bytes = try request.bytes()
            rows = isTable ? try ImportFile.table(bytes, kind) : ImportFile.lines(bytes, kind)
            guard (1...ImportEntries.rowLimit).contains(rows.count) else {
                throw .invalid("", "row-count", Text(fr: "De 1 à 5 000 lignes.", en: "From 1 to 5,000 rows."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> ImportReport {
        let step = ImportStep(input, directory, caller)
        switch input.mode {
        case .dryRun: return report(input, try worker.write { try step.tryOut(in: $0) }, isApplied: false)
        case .atomic:
            let (lines, isApplied) = try worker.write { try step.doAll(in: $0) }
            return report(input, lines, isApplied: isApplied)
        case .partial:
            var lines: [ImportReport.Line] = []
            for start in stride(from: 0, to: input.rows.count, by: ImportEntries.batch) {
                let end = min(start + ImportEntries.batch, input.rows.count)
                lines += try worker.write { try step.run(start..<end, in: $0) }
            }
            return report(input, lines, isApplied: lines.contains { (try? $0.result.get()) != nil })
        }
    }

    private func report(_ input: Input, _ lines: [ImportReport.Line], isApplied: Bool) -> ImportReport {
        ImportReport(kind: input.kind, mode: input.mode, isApplied: isApplied, lines: lines)
    }
}
