import Database
import Directory
import Endpoints
import Kernel

extension TaxonomyTable {
    /// A subject that takes new needs.
    ///
    /// - Throws: `invalidBody` at a place for one that does not exist, `subjectArchived` for one that was put away.
    func requireOpen(_ slug: Organisation.Slug, at pointer: String) throws -> SubjectEntry {
        try subject(slug).open(at: pointer)
    }
}

extension SubjectEntry? {
    /// A subject that was looked for, when it is there and takes new needs.
    ///
    /// - Throws: `invalidBody` at a place for one that does not exist, `subjectArchived` for one that was put away.
    func open(at pointer: String) throws(Failure) -> SubjectEntry {
        guard let self else { throw Failure.invalid(pointer, "unknown-subject", RoutingText.unknownSubject) }
        guard !self.isArchived else { throw Failure(.subjectArchived) }
        return self
    }
}
