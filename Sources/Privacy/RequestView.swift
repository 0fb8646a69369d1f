import Accounts
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// A request as one caller sees it.
struct RequestView: Encodable, Sendable {
    private let id: String
    private let kind: String
    private let account: String?
    private let email: String?
    private let message: String?
    private let state: String
    private let exception: String?
    private let reason: String?
    private let createdAt: Timestamp
    private let dueAt: Timestamp
    private let decidedAt: Timestamp?
    private let liftedAt: Timestamp?
    private let version: Int
    private let actions: [String]
    private let warnings: [String]

    init(_ request: PrivacyRequest, canDecide: Bool) {
        warnings = request.message.map { PersonalTraces(in: $0).warnings } ?? []
        let columns = request.decision.columns
        id = request.id.description
        kind = request.kind.rawValue
        account = request.account?.description
        email = request.email?.description
        message = request.message
        state = request.liftedAt == nil ? columns.state : "lifted"
        exception = columns.exception
        reason = columns.reason
        createdAt = request.createdAt
        dueAt = request.dueAt
        decidedAt = columns.decidedAt
        liftedAt = request.liftedAt
        version = request.version
        actions =
            !canDecide ? [] : request.decision == .open ? ["accept", "refuse"] : request.isStanding ? ["lift"] : []
    }
}

/// A text that somebody writes: 1 to 2,000 characters, no control character but line ends and tabs.
struct PlainText: TextCodable, Hashable {
    let description: String

    init?(_ text: String) {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t"
        }
        guard (1...2000).contains(text.count), isPlain, text.contains(where: { !$0.isWhitespace }) else { return nil }
        description = text
    }
}
