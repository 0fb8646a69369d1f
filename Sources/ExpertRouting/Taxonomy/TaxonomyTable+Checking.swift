import Database
import Directory
import Kernel

extension TaxonomyTable {
    /// A subject that takes new needs.
    ///
    /// - Throws: `invalidBody` at a place for one that does not exist, `subjectArchived` for one that was put away.
    func requireOpen(_ slug: Organisation.Slug, at pointer: String) throws -> SubjectEntry {
        guard let subject = try subject(slug) else {
            throw Failure.invalid(pointer, "unknown-subject", RoutingText.unknownSubject)
        }
        guard !subject.isArchived else { throw Failure(.subjectArchived) }
        return subject
    }
}
