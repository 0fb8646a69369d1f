import Database
import JSON
import Kernel

/// What a partner said of an establishment: one of several under its agreement, when these have keys.
struct PartnerRecord: Sendable {
    /// What tells it from the others of the establishment; empty where there is one.
    let key: String
    /// A JSON object.
    let data: String
    let dataDate: Day
    let receivedAt: Timestamp

    /// Records of an establishment that a sheet shows: ten years of months.
    static let shown = 120

    init(_ row: borrowing Row) throws {
        key = try row[0]
        data = try row[1]
        dataDate = try row[2]
        receivedAt = try row[3]
    }
}

extension JSONWriter {
    /// Records that have keys: how many there are, the latest data first.
    mutating func records(_ records: [PartnerRecord]) {
        beginObject()
        member("count", records.count)
        list("records", records) { $1.record($0) }
        endObject()
    }

    /// A record with its key and its day.
    mutating func record(_ record: PartnerRecord) {
        beginObject()
        member("key", record.key)
        member("dataDate", record.dataDate)
        member("receivedAt", record.receivedAt)
        key("data")
        raw(Array(record.data.utf8))
        endObject()
    }
}
