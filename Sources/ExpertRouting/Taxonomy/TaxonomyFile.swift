import Directory
import JSON
import Kernel

/// The themes and subjects that come with the product, as a file says them.
struct TaxonomyFile: Sendable {
    let themes: [Theme]

    struct Theme: Sendable {
        let slug: Organisation.Slug
        let label: Label
        let subjects: [Subject]
    }

    struct Subject: Sendable {
        let slug: Organisation.Slug
        let label: Label
        let questions: [Question]
    }

    /// Reads `themes.json`.
    ///
    /// - Throws: `RoutingDataError` when it is not what is expected.
    init(path: String) throws {
        struct File: Decodable {
            let themes: [Theme]
            struct Theme: Decodable {
                let slug: Organisation.Slug
                let label: Label
                let subjects: [Subject]
            }
            struct Subject: Decodable {
                let slug: Organisation.Slug
                let label: Label
                let questions: [Question]?
            }
        }
        let file = try RoutingDataError.reading(path) { try JSONDecoder.decode(File.self, from: JSONTape($0)) }
        themes = file.themes.map { theme in
            Theme(
                slug: theme.slug, label: theme.label,
                subjects: theme.subjects.map {
                    Subject(slug: $0.slug, label: $0.label, questions: $0.questions ?? [])
                })
        }
    }
}
