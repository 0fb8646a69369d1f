import Endpoints
import JSON
import Kernel

/// A row of a deposit, read or refused.
struct DepositRow: Sendable {
    let line: Int
    let result: Result<Content, Failure>

    /// What is kept of a row.
    struct Content: Hashable, Sendable {
        let siret: Int64
        /// What tells it from other records of the establishment; empty where there is one.
        let key: String
        /// A JSON object.
        let data: String
        let dataDate: Day?
    }

    /// Reads the cells of a row, by the mapping of the agreement.
    init(line: Int, _ mapping: DepositMapping, cell: (String) -> String?) {
        self.line = line
        result = Result { () throws(Failure) in try DepositRow.content(mapping, cell) }
    }

    private static func content(_ mapping: DepositMapping, _ cell: (String) -> String?) throws(Failure) -> Content {
        guard let siret = cell(mapping.siret.description).flatMap(DepositText.siret) else {
            throw wrong(
                mapping.siret.description, Text(fr: "Le SIRET n'est pas conforme.", en: "The SIRET does not conform."))
        }
        var key = ""
        if let column = mapping.key {
            guard let text = cell(column.description).flatMap(ShortText.init) else {
                throw wrong(
                    column.description,
                    Text(fr: "Ce qui distingue la fiche manque.", en: "What tells the record apart is missing."))
            }
            key = text.description
        }
        var dataDate: Day?
        if let column = mapping.dataDate, let text = cell(column.description) {
            guard let day = DepositText.day(text) else { throw wrong(column.description, noDay) }
            dataDate = day
        }
        var writer = JSONWriter()
        writer.beginObject()
        for column in mapping.columns {
            writer.key(column.to.description)
            guard let text = cell(column.from.description) else {
                writer.null()
                continue
            }
            switch column.type {
            case .text: writer.string(String(text.prefix(2000)))
            case .day:
                guard let day = DepositText.day(text) else { throw wrong(column.from.description, noDay) }
                writer.string(day.description)
            case .number:
                guard let number = DepositText.number(text) else {
                    throw wrong(column.from.description, Text(fr: "Ce n'est pas un nombre.", en: "This is no number."))
                }
                writer.number(number)
            }
        }
        writer.endObject()
        return Content(siret: siret, key: key, data: writer.text, dataDate: dataDate)
    }

    private static let noDay = Text(fr: "Ce n'est pas une date.", en: "This is no date.")

    private static func wrong(_ column: String, _ message: Text) -> Failure {
        Failure.invalid("/" + column, "invalid-value", message)
    }
}
