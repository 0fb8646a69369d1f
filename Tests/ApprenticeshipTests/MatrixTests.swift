import Foundation
import HTTP
import LocalClient
import TestSupport
import Testing

/// The table of who sees what in docs/apprenticeship.md, asked of the service.
@Suite struct `Who sees what of apprenticeship` {
    private static let name = "01890a5d-ac96-7b7c-8f2e-0123456789ab"
    /// Who asks, in the order of the columns.
    private static let callers: [String?] = [nil, "ines", "sofia", "baker", "centre", "adviser", "feeder"]
    /// What each row of the table means: a caller who may do one of these has a cell that is not `no`.
    private static let rows: [(resource: String, requests: [(Method, String)])] = [
        ("open offers, trainings, algorithm, law", [(.get, "/offers"), (.get, "/algorithm")]),
        (
            "profile",
            [
                (.get, "/candidates/me"), (.get, "/representations"), (.get, "/applications/\(name)"),
                (.get, "/mandates"), (.put, "/mandates/\(name)"),
            ]
        ),
        (
            "accommodation",
            [
                (.get, "/candidates/me/accommodation"), (.get, "/applications/\(name)"),
                (.get, "/mandates/\(name)/accommodation"),
            ]
        ),
        ("CV", [(.get, "/candidates/me"), (.get, "/representations"), (.get, "/applications/\(name)")]),
        ("anonymised candidates", [(.get, "/offers/\(name)/candidates")]),
        ("offers: write", [(.post, "/offers"), (.post, "/partners/offers:batch")]),
        ("applications and messages", [(.get, "/applications"), (.get, "/applications/\(name)/messages")]),
        ("delegations: ask", [(.post, "/offers/\(name)/delegate")]),
        ("delegations: answer", [(.get, "/delegations"), (.post, "/delegations/\(name)/answer")]),
        ("appointments with a centre", [(.get, "/appointments")]),
        ("calendar of one's own meetings", [(.get, "/calendar"), (.get, "/calendar-link")]),
        ("mandates: give", [(.put, "/candidates/me/mandate")]),
        ("verifying employers", [(.post, "/employers/\(name)/verify")]),
        (
            "job datings: plan, timetable, assign",
            [(.post, "/job-datings"), (.post, "/job-datings/\(name)/assignment")]
        ),
        (
            "job datings: wish, rank",
            [(.put, "/job-datings/\(name)/wishes"), (.put, "/job-datings/\(name)/rankings/\(name)")]
        ),
        ("reports", [(.post, "/reports"), (.get, "/reports")]),
    ]

    @Test func `is what the table says, for every resource and caller`() throws {
        let text = try String(contentsOfFile: TestAPI.root + "/docs/apprenticeship.md", encoding: .utf8)
        let part = try #require(text.components(separatedBy: "## Who sees what\n").last)
        let table = part.components(separatedBy: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("|") }
            .dropFirst(2).map { line in line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(table.map { $0[0] } == Self.rows.map(\.resource))
        let craft = try Craft()
        for (row, cells) in zip(Self.rows, table) {
            for (caller, cell) in zip(Self.callers, cells.dropFirst()) {
                let isAllowed = try row.requests.contains { method, path in
                    let answer =
                        method == .get
                        ? try craft.get(path, as: caller)
                        : try caller.map { try craft.send(method, path, as: $0, version: "*") }
                            ?? craft.api.send(method, "/v1/apprenticeship" + path, json: "{}")
                    return ![401, 403].contains(answer.status)
                }
                #expect(isAllowed == (cell != "no"), "\(row.resource), \(caller ?? "anyone")")
            }
        }
    }
}
