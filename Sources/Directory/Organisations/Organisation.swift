import Database
import Kernel
package import Territories

/// An institution, operator, chamber, OPCO, CFA or association that people are sent to: one entry of the address book.
package struct Organisation: Sendable {
    package let slug: Slug
    /// What it is at the instant asked for.
    package let details: Details
    package let validity: Validity
    /// Of the whole entry, whatever the instant.
    package let version: Int

    /// Its name in addresses, for ever: 2 to 60 lower-case letters, digits and single hyphens.
    package struct Slug: TextCodable, LosslessStringConvertible, SQLValue, Hashable, Comparable {
        package let description: String

        package init?(_ text: String) {
            let words = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
            let isPlain = words.allSatisfy { word in
                !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            }
            guard (2...60).contains(text.utf8.count), isPlain else { return nil }
            description = text
        }

        package static func < (left: Slug, right: Slug) -> Bool { left.description < right.description }
    }

    /// What kinds of organisation there are.
    package enum Category: String, CaseIterable, Codable, Sendable {
        case association, cci, cfa, chamber, cma, institution, localAuthority, opco, publicOperator, socialPartner
        case unapl, other
    }

    /// Whether it serves the whole country, or some territories.
    package enum Reach: String, CaseIterable, Codable, SQLValue, Sendable {
        case national, territorial
    }

    /// What changes with time.
    package struct Details: Codable, Hashable, Sendable {
        package var name: Line
        package var acronym: Line?
        package var siren: Siren?
        package var categories: [Category]
        package var reach: Reach
        package var website: WebAddress?
        package var logo: WebAddress?
        package var publicNote: Note?
        /// Whose addresses belong to its members.
        package var emailDomains: [EmailDomain]
    }
}
