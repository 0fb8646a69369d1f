import Endpoints
import Kernel

/// The person who calls, with names as the tables have them.
struct CallingPerson {
    let account: Identifier<Account>
    let session: Identifier<Session>

    /// - Throws: `Failure(.forbidden)` when a partner's system calls.
    init(_ caller: Caller) throws(Failure) {
        guard let person = caller.person, let account = Identifier<Account>(person.account),
            let session = Identifier<Session>(person.session)
        else { throw Failure(.forbidden) }
        self.account = account
        self.session = session
    }
}
