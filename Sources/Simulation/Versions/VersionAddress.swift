import Accounts
import Database
import Endpoints
import Kernel

/// The model and the version that an address names.
struct VersionAddress: Sendable {
    let model: String
    let number: Int

    init(from request: inout RequestReader) throws(Failure) {
        model = try request.path("model")
        number = try request.path("version")
    }

    /// The version, if there is one.
    func found(in connection: Connection) throws -> ModelVersion {
        guard let version = try ModelVersionTable(connection).version(number, of: model) else {
            throw Failure(.notFound)
        }
        return version
    }
}

extension Access {
    /// Those who write rules, and systems that may.
    static let ruleAuthors = Access.granted(roles: [.ruleAuthor], scopes: [.modelsWrite])
    /// Those who write or review rules.
    static let rulePeople = Access.granted(roles: [.ruleAuthor, .ruleReviewer], scopes: [.modelsWrite])
    /// Those who publish rules: always persons.
    static let ruleReviewers = Access.granted(roles: [.ruleReviewer])
}

extension Caller {
    /// Whether the caller may name versions that are not public yet.
    var seesDrafts: Bool { holds(.ruleAuthor) || holds(.ruleReviewer) || has(.modelsWrite) || identity == .owner }

    /// Who writes, as versions keep it.
    var writer: String {
        switch identity {
        case .anonymous: "anonymous"
        case .owner: "owner"
        case .person(let person): "account:" + person.account
        case .partner(let partner): "key:" + partner.key
        }
    }
}
