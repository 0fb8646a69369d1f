import Crypto
import Database
import Endpoints
import HTTP
import Kernel

/// Reads every file and tells the owner which are missing or damaged.
struct VerifyAttachments: Errand {
    static let operation = Operation(
        .get, "/v1/owner/attachments/verification", id: "verifyAttachments", access: .owner)

    let settings: AttachmentSettings

    /// What was found.
    struct Report: JSONRepresentable, Sendable {
        var files = 0
        /// The attachments whose file is missing or is not what was stored.
        var damaged: [Attachment.ID] = []
    }

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Report { try report(on: worker) }

    /// Reads every file.
    func report(on worker: Worker) throws -> Report {
        var report = Report()
        var place = ""
        while true {
            let files = try worker.read { try AttachmentTable($0).files(after: place) }
            for file in files {
                report.files += 1
                if !settings.store.isIntact(file.name), try worker.read({ try AttachmentTable($0).names(file.name) }) {
                    report.damaged.append(file.id)
                }
            }
            guard let last = files.last else { return report }
            place = last.id.description
        }
    }
}
