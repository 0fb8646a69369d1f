package import Kernel

/// Who did it.
package enum Author: Hashable, Sendable {
    /// Anybody on the network.
    case anonymous
    /// The owner of the service, on its own machine.
    case owner
    /// The service itself: a job.
    case service
    /// A person, by the name of the account.
    case account(String)
    /// A partner's system, by the public name of its key.
    case key(String)

    /// The one who sent a request.
    package init(_ caller: Caller) {
        switch caller.identity {
        case .anonymous: self = .anonymous
        case .owner: self = .owner
        case .person(let person): self = .account(person.account)
        case .partner(let partner): self = .key(partner.key)
        }
    }

    /// Reads the two columns that hold it; an account or a key without its name was erased.
    init?(kind: String, id: String?) {
        switch (kind, id) {
        case ("anonymous", nil): self = .anonymous
        case ("owner", nil): self = .owner
        case ("service", nil): self = .service
        case ("account", let id?): self = .account(id)
        case ("key", let id?): self = .key(id)
        default: return nil
        }
    }

    /// What is kept after an erasure.
    var kind: String {
        switch self {
        case .anonymous: "anonymous"
        case .owner: "owner"
        case .service: "service"
        case .account: "account"
        case .key: "key"
        }
    }

    /// What goes with an erasure.
    var id: String? {
        switch self {
        case .anonymous, .owner, .service: nil
        case .account(let id), .key(let id): id
        }
    }
}
