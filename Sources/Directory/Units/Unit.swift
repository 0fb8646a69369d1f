package import Accounts
package import Database
package import Kernel
package import Territories

/// Where an organisation works: an antenne, a structure, a France Services point.
package struct Unit: Sendable {
    package let id: ID
    package let organisation: Organisation.Slug
    /// The name that a partner's system gives it, unique within its organisation.
    package let externalId: ExternalId?
    /// Its number in the France Services network.
    package let matricule: Matricule?
    /// What it is at the instant asked for.
    package let details: Details
    package let validity: Validity
    /// Of the whole entry, whatever the instant.
    package let version: Int
    /// When somebody last said that the entry is right.
    package let verifiedAt: Timestamp

    package typealias ID = Identifier<Unit>

    /// How far it works from.
    package enum Level: String, CaseIterable, Codable, SQLValue, Sendable {
        case local, regional, national
    }

    /// The network that it is part of.
    package enum Network: String, CaseIterable, Codable, SQLValue, Sendable {
        case general, franceServices
    }

    /// Whether people are sent to it.
    package enum State: String, CaseIterable, Codable, SQLValue, Sendable {
        case active
        /// Kept as it is, but nobody is sent there for now.
        case suspended
    }

    /// 1 to 100 visible ASCII characters.
    package struct ExternalId: TextCodable, LosslessStringConvertible, SQLValue, Hashable {
        package let description: String

        package init?(_ text: String) {
            guard (1...100).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                return nil
            }
            description = text
        }
    }

    /// A number of at most nine digits, without leading zeros.
    package struct Matricule: TextCodable, LosslessStringConvertible, SQLValue, Hashable {
        package let number: Int

        package init?(_ text: String) {
            guard let number = Int(text), (1...999_999_999).contains(number), String(number) == text else { return nil }
            self.number = number
        }

        package var description: String { String(number) }
        package var datum: SQLDatum { number.datum }

        package init?(_ column: borrowing SQLColumn) {
            guard let number = Int(column) else { return nil }
            self.number = number
        }
    }

    /// What changes with time.
    package struct Details: Codable, Hashable, Sendable {
        package var name: Line
        package var level: Level
        package var parent: ID?
        /// What it covers; a national unit without zones covers the country.
        package var zones: [Zone]
        /// Where the service writes to it; never shown to the public.
        package var mailbox: EmailAddress?
        /// Where the public may write to it.
        package var publicEmail: EmailAddress?
        package var phone: PhoneNumber?
        package var website: WebAddress?
        package var address: Address?
        package var coordinates: Point?
        package var openingHours: [OpeningHours]
        package var network: Network
        package var state: State
        package var publicNote: Note?
    }

    /// Where people find it.
    package struct Address: Codable, Hashable, Sendable {
        package var street: Line?
        package var postalCode: PostalCode
        package var commune: Commune.Code
    }

    /// Degrees of WGS84.
    package struct Point: Codable, Hashable, Sendable {
        package var latitude: Double
        package var longitude: Double
    }
}

extension Unit.Details {
    /// The zones that it is found by.
    package var coveredZones: [Zone] { Unit.coveredZones(zones, at: level) }
}

extension Unit {
    /// The zones that a unit with these is found by.
    static func coveredZones(_ zones: [Zone], at level: Level) -> [Zone] {
        zones.isEmpty && level == .national ? [.country] : zones
    }
}
