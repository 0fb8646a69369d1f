import Endpoints
import HTTP
import JSON
import Kernel

/// What became of each row of an import.
struct ImportReport: Representable {
    let kind: ImportKind
    let mode: ImportMode
    /// Whether anything was kept.
    let isApplied: Bool
    let lines: [Line]

    /// What became of one row.
    struct Line: Sendable {
        let line: Int
        let key: String?
        let result: Result<Success, Failure>

        /// What was done, or would be.
        struct Success: Sendable {
            let outcome: UnitRegister.Outcome
            let id: String
        }
    }

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 100 * lines.count + 200)
        writer.beginObject()
        writer.key("kind")
        writer.string(kind.rawValue)
        writer.key("mode")
        writer.string(mode.rawValue)
        writer.key("applied")
        writer.bool(isApplied)
        writer.key("rows")
        writer.integer(lines.count)
        for outcome in [UnitRegister.Outcome.created, .updated, .unchanged] {
            writer.key(outcome.rawValue)
            writer.integer(lines.count { (try? $0.result.get())?.outcome == outcome })
        }
        writer.key("refused")
        writer.integer(lines.count { (try? $0.result.get()) == nil })
        writer.key("lines")
        writer.beginArray()
        for line in lines { writer.line(line, in: caller.language) }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}

extension JSONWriter {
    fileprivate mutating func line(_ line: ImportReport.Line, in language: Language) {
        beginObject()
        key("line")
        integer(line.line)
        key("key")
        text(line.key)
        switch line.result {
        case .success(let success):
            key("outcome")
            string(success.outcome.rawValue)
            key("id")
            string(success.id)
        case .failure(let failure):
            key("outcome")
            string("refused")
            key("code")
            string(failure.problem.code)
            key("errors")
            faults(failure.fields, in: language)
        }
        endObject()
    }

    /// The wrong places of something.
    mutating func faults(_ fields: [Failure.Field], in language: Language) {
        beginArray()
        for field in fields {
            beginObject()
            key("pointer")
            string(field.pointer)
            key("code")
            string(field.code)
            key("message")
            string(field.message(in: language))
            endObject()
        }
        endArray()
    }
}
