import Database
import Kernel

extension RoutingDesk {
    /// What experts have on hand, where the subject's policy asks for it.
    func loads(
        on subject: SubjectEntry, in connection: Connection
    ) throws -> [Identifier<Expert>: SelectionRequest.Load] {
        [:]
    }
}
