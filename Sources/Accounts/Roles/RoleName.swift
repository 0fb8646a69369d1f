import Database
import Kernel

/// A role that exists, by its name.
struct RoleName: TextCodable, Hashable, SQLValue {
    let role: Role
    var description: String { role.rawValue }

    init?(_ text: String) {
        guard let profile = RoleProfile.of(Role(rawValue: text)) else { return nil }
        role = profile.role
    }

    init(_ role: Role) { self.role = role }
}
