import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// A delay that an organisation, or the whole service, promises.
struct ClockPolicy: Sendable {
    let id: Identifier<ClockPolicy>
    let version: Int
    let kind: ClockKind
    let organisation: String?
    let urgency: Ticket.Urgency.Level?
    let departement: String?
    let businessDays: Int
}

/// Lists the delays that are set; what nothing is set for has the standard ones.
struct ListClockPolicies: Query {
    static let operation = Operation(.get, "/v1/clock-policies", id: "listClockPolicies", access: .signedIn)

    func handle(_ input: LatestPage<ClockPolicy>, for caller: Caller, in connection: Connection) throws
        -> Representation
    {
        let isOf: SQL = input.organisation.map { "AND organisation = \($0)" } ?? ""
        let policies = try connection.all(
            """
            SELECT id, version, kind, organisation, urgency, departement, businessDays FROM clockPolicy
            WHERE id < \(input.cursor?.id.description ?? "g") \(isOf) ORDER BY id DESC LIMIT \(input.limit.value + 1)
            """, as: ClockPolicy.init)
        return .latest(policies, limit: input.limit, id: \.id) { policy, writer in policy.write(to: &writer) }
    }
}

/// Sets a delay; tickets opened from then on have it.
struct PutClockPolicy: Command {
    static let operation = Operation(
        .post, "/v1/clock-policies", id: "putClockPolicy", access: TicketAccess.settings)

    struct Input: RequestReadable {
        let body: Body

        struct Body: Decodable, Sendable {
            let kind: ClockKind
            let organisation: Organisation.Slug?
            let urgency: Ticket.Urgency.Level?
            let departement: Departement.Code?
            let businessDays: Int
        }

        init(from request: inout RequestReader) throws(Failure) {
            body = try request.json(as: Body.self)
            guard (1...250).contains(body.businessDays) else {
                throw Failure.invalid("/businessDays", "range", Text(fr: "De 1 à 250.", en: "From 1 to 250."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let body = input.body
        guard OrganisationRights(caller: caller).manages(body.organisation?.description) else {
            throw Failure(.forbidden)
        }
        let id: Identifier<ClockPolicy> = transaction.identifier()
        guard
            let policy = try transaction.connection.first(
                """
                INSERT INTO clockPolicy (id, version, kind, organisation, urgency, departement, businessDays)
                VALUES (\(id), 1, \(body.kind), \(body.organisation), \(body.urgency), \(body.departement?.description),
                    \(body.businessDays))
                ON CONFLICT (kind, coalesce(organisation, ''), coalesce(urgency, ''), coalesce(departement, ''))
                DO UPDATE SET businessDays = excluded.businessDays, version = version + 1
                RETURNING id, version, kind, organisation, urgency, departement, businessDays
                """, as: ClockPolicy.init)
        else { throw Failure(.notFound) }
        try transaction.journal.append(
            Event("clock-policy-changed", on: ObjectName("clockPolicy", policy.id), version: policy.version),
            by: caller)
        var writer = JSONWriter(reserving: 256)
        policy.write(to: &writer)
        return Representation(.ok, .json, writer.bytes, version: policy.version)
    }
}

/// Takes a delay away: the next wider policy counts again.
struct DeleteClockPolicy: Command {
    static let operation = Operation(
        .delete, "/v1/clock-policies/{policy}", id: "deleteClockPolicy", access: TicketAccess.settings)
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let policy: Identifier<ClockPolicy>
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            policy = try request.path("policy")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard
            let policy = try transaction.connection.first(
                """
                SELECT id, version, kind, organisation, urgency, departement, businessDays FROM clockPolicy
                WHERE id = \(input.policy)
                """, as: ClockPolicy.init)
        else { throw Failure(.notFound) }
        guard OrganisationRights(caller: caller).manages(policy.organisation) else { throw Failure(.forbidden) }
        try input.precondition.check(policy.version)
        try transaction.connection.run("DELETE FROM clockPolicy WHERE id = \(policy.id)")
        try transaction.journal.append(
            Event("clock-policy-removed", on: ObjectName("clockPolicy", policy.id)), by: caller)
        return Representation(.noContent, .json, [])
    }
}

extension ClockPolicy {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        kind = try row["kind"]
        organisation = try row["organisation"]
        urgency = try row["urgency"]
        departement = try row["departement"]
        businessDays = try row["businessDays"]
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("version", version)
        writer.member("kind", kind.rawValue)
        writer.member("organisation", organisation)
        writer.member("urgency", urgency?.rawValue)
        writer.member("departement", departement)
        writer.member("businessDays", businessDays)
        writer.endObject()
    }
}
