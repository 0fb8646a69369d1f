package import Kernel
package import Territories

/// An establishment that recruits apprentices.
package struct Employer: Sendable {
    package typealias ID = Identifier<Employer>

    package let id: ID
    package let siret: Siret
    package var name: String
    package var naf: String?
    package var commune: String?
    package var verification: Verification
    /// Whether the register says that it is open, as far as anybody knows.
    package var isOpen: Bool
    /// Applications answered within 15 days, and received.
    package var answered: Int
    package var received: Int
    package var version: Int
    package let createdAt: Timestamp
    package var details: Details

    /// Whether somebody looked at who it is.
    package enum Verification: String, Sendable {
        case pending, auto, manual, refused

        var isDone: Bool { self == .auto || self == .manual }
    }

    /// What it says of itself.
    package struct Details: Codable, Sendable {
        package var sign: String?
        package var description: String?
        package var isOpenToDisability: Bool?

        /// What an employer says of itself.
        package init(sign: String? = nil, description: String? = nil, isOpenToDisability: Bool? = nil) {
            self.sign = sign
            self.description = description
            self.isOpenToDisability = isOpenToDisability
        }
    }

    /// Whether people may apply there.
    var isSound: Bool { verification.isDone && isOpen }
    /// Teaching (NAF, division 85): adverts of schools pose as jobs.
    var isSchool: Bool { naf?.hasPrefix("85") ?? false }
    /// What people read.
    var shownName: String { details.sign ?? name }
}
