import Endpoints
import HTTP
import Kernel

/// Brings in a stock file of Sirene that lies on the machine of the service, for its owner: such files are too long to be sent.
struct ImportStock: Errand {
    static let operation = Operation(.post, "/v1/owner/company-stock", id: "importCompanyStock", access: .owner)
    let companies: Companies

    struct Input: RequestReadable {
        let file: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let file: String }
            file = try request.json(as: Body.self).file
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> StockReport {
        guard companies.importing.begin() else { throw Failure(.stockImportUnderWay) }
        defer { companies.importing.end() }
        do {
            return try companies.bring(input.file, on: worker)
        } catch let fault as StockFileFault {
            throw fault.failure(at: "/file")
        } catch let fault as TableFile.Fault {
            throw Failure(fault)
        }
    }
}

extension Failure {
    /// A text that is no table.
    init(_ fault: TableFile.Fault) {
        let (line, code, message) =
            switch fault {
            case .empty: (1, "empty-file", Text(fr: "Le fichier est vide.", en: "The file is empty."))
            case .unclosedQuote(let line):
                (line, "unclosed-quote", Text(fr: "Un guillemet n'est pas fermé.", en: "A quote is not closed."))
            case .recordTooLong(let line):
                (line, "record-too-long", Text(fr: "La ligne n'a pas de fin.", en: "The line has no end."))
            }
        self.init(.malformedBody, fields: [Field("/line/\(line)", code, message)])
    }
}
