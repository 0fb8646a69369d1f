import Database
import Endpoints
import Kernel

/// What is kept of a person in needs, for whoever asks what that is: a contact by the address, somebody who works here by the
/// account.
struct NeedDisclosure {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// JSON objects, the needs first.
    func lines(of subject: DataSubject) throws -> [String] {
        var lines: [String] = []
        if let email = subject.email { lines += try stated(by: email) }
        if let account = subject.account { lines += try written(by: account) }
        return lines
    }

    private func stated(by email: String) throws -> [String] {
        try connection.all(
            """
            SELECT json_object('id', id, 'subject', subject, 'contactName', contactName, 'contactEmail', contactEmail,
                'contactPhone', contactPhone, 'description', description, 'siret', siret, 'companyName', companyName,
                'company', json(company), 'answers', json(answers), 'state', state, 'outcome', outcome,
                'createdAt', createdAt,
                'added', json((SELECT json_group_array(text) FROM needComment
                    WHERE need = need.id AND voice = 'company')),
                'satisfaction', (SELECT comment FROM needSatisfaction WHERE need = need.id))
            FROM need WHERE contactEmail = \(email) ORDER BY id LIMIT 10000
            """
        ) { row in try row[0] }
    }

    private func written(by account: String) throws -> [String] {
        try connection.all(
            """
            SELECT json_object('need', need, 'comment', text, 'createdAt', createdAt) FROM needComment
            WHERE author = \(account) ORDER BY id LIMIT 10000
            """
        ) { row in try row[0] }
            + connection.all(
                "SELECT json_object('openedNeed', id, 'createdAt', createdAt) FROM need WHERE openedBy = \(account) LIMIT 10000"
            ) { row in try row[0] }
    }
}
