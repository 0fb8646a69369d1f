import Database
import Directory
import Endpoints
import JSON
import Kernel

/// One kind of entry of the address book of experts, whose states are kept one after the other.
protocol KeptEntry: Sendable {
    /// What its names are names of.
    associatedtype Named
    /// What a client says of it.
    associatedtype Draft: Sendable

    static var operations: EntryOperations { get }
    /// Where one is found, before its name.
    static var location: String { get }

    var id: Identifier<Named> { get }
    var version: Int { get }
    /// Whose it is.
    var organisation: Organisation.Slug { get }
    /// The unit that it hangs from, when it hangs from one.
    var unit: Unit.ID? { get }

    /// Reads what a client says.
    static func draft(from body: JSONValue) throws(Failure) -> Draft

    /// An entry of which all that it names is there.
    init(
        _ id: Identifier<Named>, _ draft: Draft, version: Int, by desk: RoutingDesk, at now: Timestamp,
        in connection: Connection) throws

    /// The entry in force; `nil` when there is none.
    static func find(_ id: Identifier<Named>, in connection: Connection) throws -> Self?

    /// The entries in force, in the order of their names, after one of them.
    static func all(
        _ filter: EntryFilter, after id: Identifier<Named>?, limit: Int, in connection: Connection
    ) throws -> [Self]

    /// Keeps the entry from an instant on.
    func insert(from now: Timestamp, in connection: Connection) throws
    /// Ends the entry in force.
    static func end(_ id: Identifier<Named>, at now: Timestamp, in connection: Connection) throws

    /// Writes its members, all of them for those who know how the organisation is reached.
    func write(into writer: inout JSONWriter, fully: Bool)

    /// What must be settled before it goes.
    ///
    /// - Parameter releasing: whether what is in hand is sent back for somebody to look.
    func prepareRemoval(
        _ transaction: WriteTransaction, by caller: Caller, releasing: Bool, _ desk: RoutingDesk) throws
}

extension KeptEntry {
    func prepareRemoval(
        _ transaction: WriteTransaction, by caller: Caller, releasing: Bool, _ desk: RoutingDesk
    ) throws {}
}

/// The five operations on a kind of entry.
struct EntryOperations: Sendable {
    let list: Operation
    let create: Operation
    let show: Operation
    let replace: Operation
    let remove: Operation
    /// What the journal calls it, as `expert`.
    let object: StaticString
    let created: StaticString
    let changed: StaticString
    let removed: StaticString
}

/// Which entries a list is of.
struct EntryFilter: Sendable {
    var unit: Unit.ID?
    var organisation: Organisation.Slug?
    var expert: Identifier<Expert>?
    var subject: Organisation.Slug?
    var owner: String?
}
