import Kernel

/// What is asked of a partner's API, how its pages follow each other, and how often it is asked.
struct FeedDeclaration: Codable, Hashable, Sendable {
    let url: FeedAddress
    /// What every question carries.
    let parameters: [Parameter]?
    /// Where the list of records stands in an answer.
    let items: JSONPlace
    /// The parameter that counts pages, from 1, until one is empty.
    let pageParameter: FeedParameterName?
    /// The parameter that takes what the answer before gave at `cursor`.
    let cursorParameter: FeedParameterName?
    let cursor: JSONPlace?
    /// The parameter that takes the instant of the last pull that went well.
    let sinceParameter: FeedParameterName?
    /// The field that carries the secret; `Authorization` when absent.
    let header: FeedFieldName?
    let everyMinutes: Int

    /// A parameter and its value.
    struct Parameter: Codable, Hashable, Sendable {
        let name: FeedParameterName
        let value: ShortText
    }

    /// From a quarter of an hour to thirty days.
    static let intervals = 15...43_200

    /// The field that carries the secret.
    var field: String { header?.description ?? "Authorization" }
}
