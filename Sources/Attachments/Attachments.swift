package import Endpoints
import Kernel

/// Files that people send: checked, scanned, sealed, and attached by other modules to things of theirs.
///
/// - Parameters:
///   - settings: where they are kept, and who scans them.
///   - rules: who sees the attachments of each kind of thing, from the modules that have such things.
package func attachments(_ settings: AttachmentSettings, rules: [AttachmentRule] = []) -> Feature {
    let gate = AttachmentGate(rules)
    let keeping = AttachmentKeeping(settings)
    return Feature(
        name: "attachments", migrations: AttachmentSchema.migrations,
        routes: [
            Route(UploadAttachment(settings: settings)), Route(ShowAttachment(gate: gate)),
            Route(ShowAttachmentHistory(gate: gate)),
            Route(DownloadAttachment(settings: settings, gate: gate)), Route(DeleteAttachment(gate: gate)),
            Route(VerifyAttachments(settings: settings)),
        ],
        problems: Problem.ofAttachments,
        jobs: [
            Feature.Job(name: "expire-attachments", everySeconds: 60) { try keeping.expire(in: $0) }
        ],
        chores: [
            Feature.Chore(name: "scan-files", everySeconds: 1) { try ScanChore(settings).step($0) },
            Feature.Chore(name: "remove-files", everySeconds: 2) { try keeping.removeFiles(on: $0) },
            Feature.Chore(name: "sweep-files", everySeconds: 900) { try keeping.sweep(on: $0) },
        ], personalData: [.attachments], partnerData: [.attachments(settings)])
}
