package import Crypto
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

    /// The settings of one service.
    package init(
        keys: KeyRing?, postbox: any Postbox, catalog: OperationCatalog, clock: Clock,
        returnAddresses: Set<String> = []
    ) {
        self.keys = keys
        self.postbox = postbox
        self.catalog = catalog
        self.clock = clock
        self.returnAddresses = returnAddresses
    }
}
