package import Outbound

/// How far webhooks may call.
package struct WebhookReach: Sendable {
    let reach: Reach
    let authorities: String?

    /// A reach; inside the house and without TLS only where the operator says so, for tests.
    ///
    /// - Parameter authorities: a file of the certificates to trust instead of the system's.
    package init(_ reach: Reach, authorities: String? = nil) {
        self.reach = reach
        self.authorities = authorities
    }

    /// Whether a receiver may listen at an address.
    func allows(_ address: WebhookAddress) -> Bool {
        switch reach {
        case .partners: address.isForPartners
        case .configured: true
        }
    }
}
