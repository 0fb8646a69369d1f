import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import Territories
import TestSupport
import Testing

@testable import Directory

/// What a preview says of other services.
@Suite struct `The preview of a change set` {
    @Test func `says whom a watcher would choose instead`() throws {
        let now = Timestamp("2026-03-02T09:00:00Z")!
        let territories = try Territories(folder: TestAPI.root + "/data/reference")
        let chain = territories.resolve(Commune.Code("50502")!)!
        let plain = Directory(territories: territories, clock: .fixed(now))
        let watcher = ChangeSetEffect(name: "watching") { connection, instant in
            let found = try plain.units(covering: chain, asOf: instant, in: connection)
            return ["Saint-Lô": Set(found.map(\.details.name.description))]
        }
        let watched = Directory(territories: territories, clock: .fixed(now), effects: [watcher])
        let feature = Feature(name: "watching", routes: [Route(PreviewWatched(directory: watched))])
        let book = try AddressBook(extra: [feature])
        let unit = try book.path(#""zones":[{"type":"departement","code":"50"}]"#)
        let id = unit.split(separator: "/").last!
        let set = try book.post(
            "/v1/change-sets",
            #"{"organisation":"caf-exemple","title":"X","changes":[{"operation":"changeUnit","unit":"\#(id)","#
                + #""changes":{"zones":[]}}]}"#, as: "caf")
        let preview = try book.post("/v1/watched/\(set("id") ?? "")", "{}", as: "caf")
        let effect = try preview.json["effects"]?.elements.map { $0 }.first
        #expect(effect?["effect"]?.string == "watching", "\(preview.text)")
        #expect(effect?["subject"]?.string == "Saint-Lô")
        #expect(effect?["lost"]?.elements.compactMap(\.string) == ["Accueil"])
        #expect(effect?["gained"]?.count == 0)
    }
}

/// Previews through an address book that is watched, for the tests alone.
private struct PreviewWatched: Command {
    static let operation = Operation(
        .post, "/v1/watched/{changeSet}", id: "previewWatched", access: .signedIn, consumes: [])
    let directory: Directory

    func handle(
        _ input: PreviewChangeSet.Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ChangeSetPreview {
        try ChangeSetKeeper(transaction, for: caller, directory).preview(input.id)
    }
}
