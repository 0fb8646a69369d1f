import Database
import Kernel
import Territories

/// Establishments that somebody puts together: for themself, or for a group.
struct CompanyList: Sendable {
    typealias ID = Identifier<CompanyList>

    let id: ID
    /// Who made it; nobody once that person is erased.
    let account: String
    /// The group that shares it; its maker's own without one.
    let group: CompanyGroup.ID?
    var name: ShortText
    /// A word by which lists are sorted: a colour, « to visit ».
    var tag: ShortText?
    var version: Int
    let createdAt: Timestamp

    /// A list holds no more.
    static let mostItems = 5000
    /// Somebody has no more of them.
    static let mostLists = 200

    /// An establishment in a list.
    struct Item: Sendable {
        let siret: Int64
        let note: ShortText?
        let addedAt: Timestamp
    }
}

extension CompanyList {
    init(_ row: borrowing Row) throws {
        self.init(
            id: try row["id"], account: try row["account"], group: try row["companyGroup"], name: try row["name"],
            tag: try row["tag"], version: try row["version"], createdAt: try row["createdAt"])
    }
}
