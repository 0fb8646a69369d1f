/// The e-mail domains by which an administration knows its agents.
package struct EmailDomains: Hashable, Sendable {
    private let domains: [[Substring]]

    /// Domains such as `dreets.gouv.fr`; a domain below one of them counts too.
    package init(_ domains: [String]) {
        self.domains = domains.map { EmailDomains.labels(of: $0.lowercased()[...]) }.filter { $0.count >= 2 }
    }

    /// Whether an address belongs to the administration: the part after the last `@` is one of the domains, or ends with
    /// one at a dot. Addresses lent to providers and students, `name.ext@` or `name@ext.`, do not count, unless their domain
    /// is itself named.
    package func match(_ address: EmailAddress) -> Bool {
        let labels = EmailDomains.labels(of: address.domain)
        let name = address.description.dropLast(address.domain.utf8.count + 1).prefix { $0 != "+" }
        guard !name.split(whereSeparator: { ".-_".contains($0) }).contains(where: EmailDomains.isLent) else {
            return false
        }
        return domains.contains { domain in
            guard labels.count >= domain.count, labels.suffix(domain.count).elementsEqual(domain) else { return false }
            return !labels.dropLast(domain.count).contains(where: EmailDomains.isLent)
        }
    }

    /// Labels under which addresses are lent to people from outside.
    private static let lent: Set<String> = [
        "ext", "externe", "presta", "prestataire", "consultant", "etudiant", "eleve",
    ]

    private static func isLent(_ label: Substring) -> Bool { lent.contains(String(label)) }

    private static func labels(of domain: Substring) -> [Substring] {
        domain.split(separator: ".", omittingEmptySubsequences: false)
    }
}
