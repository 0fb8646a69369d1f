import Accounts
import Database
import Directory
import Endpoints
import JSON
import Journal
import Kernel

extension RoutingDesk {
    /// Loads an invented region, for trying the service out: 30 organisations, 150 antennes, 300 experts, the nine themes.
    ///
    /// - Returns: how many experts were added.
    @discardableResult func loadDemonstration(in transaction: WriteTransaction) throws -> Int {
        try plantTaxonomy(in: transaction)
        let subjects = Dictionary(
            grouping: try TaxonomyTable(transaction.connection).subjects(at: transaction.now),
            by: \.draft.theme.description)
        var count = 0
        for kind in DemonstrationNetwork.kinds {
            let own = kind.themes.flatMap { subjects[$0] ?? [] }
            for (network, title) in DemonstrationNetwork.networks {
                let slug = "\(kind.slug)-\(network)-exemple"
                guard let organisation = Organisation.Slug(slug) else { preconditionFailure("\(slug) is no slug") }
                try directory.plant(
                    organisation,
                    from: try Self.json(
                        #"{"name":"\#(kind.name) \#(title)","categories":["\#(kind.category)"],"reach":"territorial"}"#),
                    in: transaction)
                for place in DemonstrationNetwork.places {
                    count += try plant(kind, place, of: organisation, own, in: transaction)
                }
            }
        }
        return count
    }

    /// Adds an antenne with its two teams, each for half of the subjects.
    private func plant(
        _ kind: DemonstrationNetwork.Kind, _ place: DemonstrationNetwork.Place, of organisation: Organisation.Slug,
        _ subjects: [SubjectEntry], in transaction: WriteTransaction
    ) throws -> Int {
        let parts = place.zone.split(separator: ":")
        let body = """
            {"name":"\(kind.name), \(place.town)","zones":[{"type":"\(parts[0])","code":"\(parts[1])"}],
            "mailbox":"\(place.commune.lowercased())@\(organisation).example",
            "address":{"postalCode":"\(place.postalCode)","commune":"\(place.commune)"}}
            """
        guard let name = Unit.ExternalId("routing-demo-\(place.commune)") else { return 0 }
        let unit = try directory.plantUnit(name, in: organisation, from: try Self.json(body), in: transaction)
        for (number, team) in DemonstrationNetwork.teams.enumerated() {
            guard let line = Line("\(team) \(place.town)"),
                let mailbox = EmailAddress("\(team.lowercased()).\(place.commune.lowercased())@\(organisation).example")
            else { continue }
            let expert = try ExpertEntry(
                transaction.identifier(),
                ExpertEntry.Draft(unit: unit, name: line, mailbox: mailbox, zones: [], members: []), version: 1,
                by: self, at: transaction.now, in: transaction.connection)
            try expert.insert(from: transaction.now, in: transaction.connection)
            for (place, subject) in subjects.enumerated() where place % 2 == number || subjects.count < 4 {
                let expertise = try ExpertiseEntry(
                    transaction.identifier(),
                    ExpertiseEntry.Draft(
                        expert: expert.id, subject: subject.slug, description: nil, obligation: .required, zones: [],
                        capacity: nil), version: 1, by: self, at: transaction.now, in: transaction.connection)
                try expertise.insert(from: transaction.now, in: transaction.connection)
            }
        }
        return DemonstrationNetwork.teams.count
    }

    private static func json(_ text: String) throws -> JSONValue { try JSONTape(Array(text.utf8)).root }
}
