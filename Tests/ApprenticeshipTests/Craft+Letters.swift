import Apprenticeship
import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import Notifications
import TestSupport
import Testing

/// Accounts with addresses, so that letters reach the people of a story, and what became of the letters.
extension Craft {
    /// A letter as it lies in the outbox.
    struct KeptLetter {
        let id: String
        let step: String
        let address: String
    }

    /// Gives somebody an account with an address, before they do anything; its id.
    @discardableResult func account(_ token: String, number: Int, _ grants: Grant...) throws -> String {
        let id = "01890a5d-ac96-7b7c-8f2e-0000000000\(number)"
        let email = "\(token)@exemple.fr"
        try write { transaction in
            try transaction.connection.run(
                """
                INSERT INTO account (id, name, searchName, email, language, state, createdAt, version)
                VALUES (\(id), \(token), \(token), \(email), 'fr', 'active', \(transaction.now), 1)
                """)
        }
        api.know(.person(Person(account: id, session: id, grants: grants, hasSecondFactor: true)), by: token)
        return id
    }

    /// What the service does by itself, its letters kept in its outbox.
    func service() throws -> Apprenticeship {
        Jobs.of(self, postbox: Outbox(templates: try LetterTemplates(folder: TestAPI.root + "/data/letters")))
    }

    /// The letters of a kind that wait, the first first.
    func letters(_ kind: String) throws -> [KeptLetter] {
        try read { connection in
            try connection.all(
                "SELECT id, step, address FROM letter WHERE kind = \(kind) AND state = 'waiting' ORDER BY id"
            ) { row in KeptLetter(id: try row[0], step: try row[1], address: try row[2]) }
        }
    }

    /// A letter as its recipient reads it.
    func text(of letter: KeptLetter) throws -> JSONValue {
        try api.owner.send(.get, "/v1/owner/outbox/\(letter.id)").json
    }
}
