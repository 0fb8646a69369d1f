import Endpoints
import Kernel

/// Who sent a file: an account, or a partner's key, whose organisation then counts.
package enum Sender: Hashable, Sendable {
    case account(String)
    case key(String, organisation: String)
    /// Erased.
    case forgotten

    /// The one who sends a request.
    ///
    /// - Throws: for who is neither a person nor a partner.
    init(_ caller: Caller) throws(Failure) {
        switch caller.identity {
        case .person(let person): self = .account(person.account)
        case .partner(let partner): self = .key(partner.key, organisation: partner.organisation)
        case .anonymous, .owner: throw Failure(.forbidden)
        }
    }

    /// Whether a caller is the one; any key of an organisation speaks for it.
    func isSpokenFor(by caller: Caller) -> Bool {
        switch self {
        case .account(let account): caller.person?.account == account
        case .key(_, let organisation): caller.partner?.organisation == organisation
        case .forgotten: false
        }
    }

    /// The columns that hold it.
    var columns: (account: String?, key: String?, organisation: String?) {
        switch self {
        case .account(let account): (account, nil, nil)
        case .key(let key, let organisation): (nil, key, organisation)
        case .forgotten: (nil, nil, nil)
        }
    }

    /// Reads the columns that hold it.
    init(account: String?, key: String?, organisation: String?) {
        switch (account, key, organisation) {
        case (let account?, _, _): self = .account(account)
        case (_, let key?, let organisation?): self = .key(key, organisation: organisation)
        default: self = .forgotten
        }
    }
}
