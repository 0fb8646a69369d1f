/// The languages that people read; codes and keys never change with them.
package enum Language: String, CaseIterable, Sendable {
    case french = "fr"
    case english = "en"
}

/// A sentence in both languages.
package struct Text: Hashable, Sendable {
    package let french: String
    package let english: String

    /// A sentence and its translation.
    package init(fr french: String, en english: String) {
        self.french = french
        self.english = english
    }

    /// The sentence in one language.
    package func callAsFunction(in language: Language) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }
}
