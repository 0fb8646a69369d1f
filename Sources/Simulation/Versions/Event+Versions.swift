import Journal
import Kernel

extension Event {
    /// Something happened to a version of a model: created, replaced, submitted, returned, approved, published, retired,
    /// deleted.
    static func version(_ what: StaticString, _ version: ModelVersion) -> Event {
        Event(what, on: ObjectName("modelVersion", version.id), version: version.revision)
    }
}
