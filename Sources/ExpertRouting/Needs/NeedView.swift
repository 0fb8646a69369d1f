import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

extension JSONWriter {
    /// The members of a need that everybody sees who sees it.
    mutating func need(_ need: Need, for sight: NeedSight) {
        member("id", need.id)
        member("version", need.version)
        member("state", need.state.rawValue)
        member("outcome", need.outcome.rawValue)
        member("openMatches", need.openMatches)
        member("channel", need.channel.rawValue)
        member("subject", need.subject)
        member("commune", need.commune)
        member("departement", need.departement)
        member("createdAt", need.createdAt)
        member("routedAt", need.routedAt)
        member("takenAt", need.takenAt)
        member("closedAt", need.closedAt)
        member("requalified", need.isRequalified)
        if sight.isAdministrator || !sight.answers.isEmpty {
            member("queue", need.queue)
            member("reason", need.reason?.rawValue)
        }
        if sight.seesContact {
            member("siret", need.siret)
            member("companyName", need.companyName)
        }
    }

    /// The whole of a need.
    mutating func fullNeed(_ need: Need, _ matches: [NeedMatch], for sight: NeedSight, duplicate: Bool) {
        self.need(need, for: sight)
        key("answers")
        raw(need.answers.utf8)
        if sight.seesContact {
            key("company")
            raw(need.company.utf8)
            member("description", need.description)
            key("contact")
            if let contact = need.contact {
                beginObject()
                member("name", contact.name)
                member("email", contact.email)
                member("phone", contact.phone)
                endObject()
            } else {
                null()
            }
        }
        if duplicate { member("duplicateOf", need.duplicateOf) }
        key("counts")
        beginObject()
        for status in MatchStatus.allCases where status != .removed {
            member(status.rawValue, matches.filter { $0.status == status }.count)
        }
        endObject()
        member("actions", sight.actions(on: need, matches))
    }

    /// The members of a match.
    mutating func match(
        _ match: NeedMatch, of need: Need, for sight: NeedSight, at now: Timestamp, _ names: ExpertNames
    ) {
        member("id", match.id)
        member("need", match.need)
        member("version", match.version)
        member("expert", match.expert)
        member("expertName", names.experts[match.expert])
        member("unit", match.unit)
        member("organisation", match.organisation)
        member("organisationName", names.organisations[match.organisation])
        member("role", match.isRequired ? "required" : "optional")
        member("status", match.status.rawValue)
        member("origin", match.origin.rawValue)
        member("zone", match.zone)
        member("substituteFor", match.substituteFor)
        member("createdAt", match.createdAt)
        member("takenAt", match.takenAt)
        member("closedAt", match.closedAt)
        if !sight.answers.isEmpty || sight.isAdministrator {
            key("why")
            raw(match.reason.utf8)
        }
        let isMine = sight.answers.contains(match.id) && need.state != .withdrawn
        let moves = isMine ? MatchMove.allowed(from: match.status, closedAt: match.closedAt, at: now) : []
        member("actions", moves.map(\.rawValue) + (isMine && match.status.isOpen ? ["transfer"] : []))
    }
}

/// How people call the experts and organisations of some matches.
struct ExpertNames {
    private(set) var experts: [Identifier<Expert>: String] = [:]
    private(set) var organisations: [Organisation.Slug: String] = [:]

    init(of matches: [NeedMatch], _ desk: RoutingDesk, in connection: Connection) throws {
        for match in matches {
            if experts[match.expert] == nil {
                experts[match.expert] = try connection.value(
                    "SELECT name FROM expertPeriod WHERE id = \(match.expert) ORDER BY validTo DESC LIMIT 1")
            }
            if organisations[match.organisation] == nil {
                organisations[match.organisation] = try desk.directory.organisation(match.organisation, in: connection)?
                    .details.name.description
            }
        }
    }
}
