import JSON
import Kernel

/// What the operator says of the service for its public pages, in the JSON file of `GUICHET_SITE`; all of it may be absent.
package struct Site: Decodable, Sendable {
    /// Who publishes the service (loi n° 2004-575 du 21 juin 2004, art. 1-1).
    let publisher: Publisher?
    /// Who hosts it.
    let host: Contact?
    /// Where to say that something cannot be used (RGAA 4.1.2).
    let accessibilityContact: String?
    /// Where to report a weakness: an address that begins with `https:` or `mailto:` (RFC 9116).
    let securityContact: String?
    /// Where « Je donne mon avis » leads, beside the form that is here.
    let opinionAddress: String?
    /// Where the source code is.
    let sourceAddress: String?

    /// Somebody and how they are reached.
    struct Contact: Decodable, Sendable {
        let name: String
        let address: String
    }

    /// Who publishes, and who answers for it.
    struct Publisher: Decodable, Sendable {
        let name: String
        let address: String
        let director: String
    }

    /// Nothing was said.
    static let unsaid = Site(())

    private init(_: Void) {
        publisher = nil
        host = nil
        accessibilityContact = nil
        securityContact = nil
        opinionAddress = nil
        sourceAddress = nil
    }

    /// Reads a file.
    ///
    /// - Throws: a sentence that names the place of the mistake.
    static func read(_ path: String) throws(ConfigurationError) -> Site {
        guard let bytes = File.read(path) else { throw ConfigurationError("GUICHET_SITE: \(path) cannot be read") }
        let site: Site
        do throws(JSONError) { site = try JSONDecoder.decode(Site.self, from: try JSONTape(bytes)) } catch {
            throw ConfigurationError("GUICHET_SITE: \(path): \(error.pointer) \(error.reason.text.english)")
        }
        for address in [site.securityContact, site.opinionAddress, site.sourceAddress].compactMap(\.self) {
            guard address.hasPrefix("https://") || address.hasPrefix("mailto:") else {
                throw ConfigurationError("GUICHET_SITE: \(path): \(address): https:// or mailto: expected")
            }
        }
        return site
    }
}
