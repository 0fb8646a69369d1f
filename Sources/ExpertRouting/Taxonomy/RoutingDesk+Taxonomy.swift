import Database
import Kernel

extension RoutingDesk {
    /// Adds the themes and subjects that came with the product and are not there yet; what was changed since stays.
    func plantTaxonomy(in transaction: WriteTransaction) throws {
        let table = TaxonomyTable(transaction.connection)
        for (position, theme) in taxonomy.themes.enumerated() {
            if try table.theme(theme.slug) == nil {
                try table.put(
                    ThemeEntry(
                        slug: theme.slug, version: 1, draft: ThemeEntry.Draft(label: theme.label, position: position)))
            }
            for subject in theme.subjects where try table.subject(subject.slug) == nil {
                try table.put(
                    SubjectEntry(
                        id: transaction.identifier(), slug: subject.slug, version: 1,
                        draft: SubjectEntry.Draft(
                            theme: theme.slug, label: subject.label, questions: subject.questions)),
                    from: transaction.now)
            }
        }
    }
}
