import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// What is asked of a new key.
struct KeyOrder: Decodable, Sendable {
    let name: PlainLine
    let organisation: Slug
    let scopes: [String]
    let zones: ZoneList?
    let networks: [String]?
    let expiresAt: Timestamp?
    let mode: Mode?

    enum Mode: String, Decodable, Sendable {
        case live
        case test
    }

    /// Makes the key.
    ///
    /// - Throws: for a scope that opens nothing, a network that is none, an end that is past or more than 13 months off,
    ///   or a third live key.
    func make(_ catalog: OperationCatalog, for caller: Caller, in transaction: WriteTransaction) throws -> NewAPIKey {
        let known = Set(catalog.scopes.map(\.rawValue))
        for (place, scope) in scopes.enumerated() where !known.contains(scope) || scopes[..<place].contains(scope) {
            throw KeyOrder.wrong(
                "/scopes/\(place)", Text(fr: "Cette portée n'existe pas.", en: "There is no such scope."))
        }
        let blocks = (networks ?? []).map { AddressBlock($0) }
        if let place = blocks.firstIndex(where: { $0 == nil }) {
            throw KeyOrder.wrong(
                "/networks/\(place)", Text(fr: "Adresse ou réseau attendu.", en: "An address or a network expected."))
        }
        let now = transaction.now
        let latest = now.adding(seconds: Int64(APIKey.longest) * 86_400)
        let end = expiresAt ?? latest
        guard end > now, end <= latest else {
            throw KeyOrder.wrong(
                "/expiresAt",
                Text(fr: "Une date à venir, dans les treize mois.", en: "A date to come, within thirteen months."))
        }
        let text = KeyText(isTest: mode == .test)
        let key = APIKey(
            id: text.id, name: name, organisation: organisation, scopes: scopes.map { Scope(rawValue: $0) },
            zones: zones ?? ZoneList(), networks: blocks.compactMap(\.self), isTest: text.isTest, createdAt: now,
            expiresAt: end, version: 1)
        try APIKeyTable(transaction.connection).insert(key, text.digest, at: now)
        try transaction.journal.append(.apiKeyCreated(key), by: caller)
        return NewAPIKey(secret: text.text, key: APIKeyView(key, at: now))
    }

    private static func wrong(_ pointer: String, _ message: Text) -> Failure {
        Failure(.invalidBody, fields: [Failure.Field(pointer, "invalid", message)])
    }
}
