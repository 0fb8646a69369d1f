import Endpoints
import HTTP
import JSON
import Kernel

/// What became of each row that somebody brought.
struct RowReport: Representable {
    let lines: [Line]

    /// One row.
    struct Line: Sendable {
        let line: Int
        /// `created`, `updated`, `unchanged`, `duplicate` or `refused`.
        let outcome: String
        let id: String?
        let failure: Failure?
    }

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 100 * lines.count + 200)
        writer.beginObject()
        write(into: &writer, for: caller)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }

    /// The counts and the lines, as members.
    ///
    /// - Parameter limit: of the lines that went well; those refused are told all, up to the same limit.
    func write(into writer: inout JSONWriter, for caller: Caller, telling limit: Int = .max) {
        writer.member("rows", lines.count)
        for outcome in ["created", "updated", "unchanged", "duplicate", "refused"] {
            writer.member(outcome, lines.count { $0.outcome == outcome })
        }
        let told = lines.count <= limit ? lines : Array(lines.lazy.filter { $0.outcome == "refused" }.prefix(limit))
        writer.list("lines", told) { line, writer in
            writer.beginObject()
            writer.member("line", line.line)
            writer.member("outcome", line.outcome)
            writer.member("id", line.id)
            if let failure = line.failure {
                writer.member("code", failure.problem.code)
                writer.list("errors", failure.fields) { field, writer in
                    writer.beginObject()
                    writer.member("pointer", field.pointer)
                    writer.member("code", field.code)
                    writer.member("message", field.message(in: caller.language))
                    writer.endObject()
                }
            }
            writer.endObject()
        }
    }
}
