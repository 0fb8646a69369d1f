import Directory
import Kernel

/// A family of subjects.
struct ThemeEntry: Sendable {
    let slug: Organisation.Slug
    let version: Int
    let draft: Draft

    /// What an administrator says of it.
    struct Draft: Codable, Hashable, Sendable {
        let label: Label
        /// Where it stands among the others.
        var position: Int? = 0
        var archived: Bool? = false
    }
}
