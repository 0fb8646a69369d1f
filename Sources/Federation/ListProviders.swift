import Database
import Endpoints
import HTTP
import Kernel
import OpenIDConnect

/// Tells front-ends which buttons to show.
struct ListProviders: Query {
    static let operation = Operation(.get, "/v1/auth/providers", id: "listProviders", access: .anyone)
    let providers: ProviderDirectory

    struct Item: Encodable, Sendable {
        let name: String
        let title: String
        let profile: String
        /// Where a browser is sent, with `returnTo` and `codeChallenge`.
        let start: String
    }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Page<Item> {
        let items = providers.parties.values.map(\.provider).sorted { $0.name < $1.name }.map { provider in
            Item(
                name: provider.name, title: provider.title(in: caller.language), profile: provider.profile.rawValue,
                start: "/v1/auth/\(provider.name)/start")
        }
        return Page(items, limit: .standard, cursor: \.name)
    }
}
