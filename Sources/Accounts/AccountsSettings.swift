package import Crypto
package import Database
package import Endpoints
package import Kernel

/// What accounts need from the application.
package struct AccountsSettings: Sendable {
    /// The keys that seal the secrets of second factors, when the service has them.
    let keys: KeyRing?
    let postbox: any Postbox
    let catalog: OperationCatalog
    let clock: Clock
    /// The addresses of front-ends to which a sign-in may lead back.
    let returnAddresses: Set<String>
    /// The e-mail domains by which an organisation knows its agents; none when it says nothing.
    let agentDomains: AgentDomains

    /// Gives the domains of an organisation, for whoever keeps the address book.
    package typealias AgentDomains = @Sendable (_ organisation: String, Connection) throws -> [String]

    /// The settings of one service.
    package init(
        keys: KeyRing?, postbox: any Postbox, catalog: OperationCatalog, clock: Clock,
        returnAddresses: Set<String> = [], agentDomains: @escaping AgentDomains = { _, _ in [] }
    ) {
        self.keys = keys
        self.postbox = postbox
        self.catalog = catalog
        self.clock = clock
        self.returnAddresses = returnAddresses
        self.agentDomains = agentDomains
    }
}
