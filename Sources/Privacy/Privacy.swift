package import Database
package import Endpoints
import Kernel
import Synchronization

/// What persons may ask of those who keep their data, made from what the features declare: the register, the export, the
/// erasure, the retention.
package final class PrivacyKeeping: Sendable {
    /// What every feature keeps of persons.
    let data: [PersonalData]
    let ledger: ErasureLedger
    let postbox: any Postbox
    /// What every feature keeps that is a partner's own.
    let partners: [PartnerData]
    /// The names of the organisations that there are.
    let organisations: @Sendable (Connection) throws -> [String]
    let processors: ProcessorRegister
    /// Held while somebody is erased: the ledger and the database go on in the same order.
    let erasing = Mutex(())
    /// Whether the scheduled retention has not come round yet since the start.
    let isFirstRound = Atomic(true)

    /// The keeping of privacy.
    ///
    /// - Parameters:
    ///   - data: the declarations of all features.
    ///   - ledger: where erasures are noted apart from the database.
    ///   - postbox: where letters to persons are dropped.
    ///   - processors: who works with the data, and where.
    ///   - partners: what is partners' own.
    ///   - organisations: gives the names of the organisations that there are.
    package init(
        data: [PersonalData], ledger: ErasureLedger, postbox: any Postbox, processors: ProcessorRegister = .unsaid,
        partners: [PartnerData] = [], organisations: @escaping @Sendable (Connection) throws -> [String] = { _ in [] }
    ) {
        self.partners = partners
        self.organisations = organisations
        self.postbox = postbox
        self.processors = processors
        self.data = data + [.privacyRequests]
        self.ledger = ledger
    }

    /// What the application gets.
    package var feature: Feature {
        Feature(
            name: "privacy", migrations: PrivacySchema.migrations,
            routes: [
                Route(ShowRegister(data: data)), Route(ExportPerson(keeping: self)),
                Route(ExportPersonAsOwner(keeping: self)), Route(ErasePerson(keeping: self)),
                Route(ErasePersonAsOwner(keeping: self)), Route(ShowErasure()), Route(ListErasures()),
                Route(ApplyRetention(keeping: self)), Route(ApplyRetentionAsOwner(keeping: self)),
                Route(FileRequest()), Route(ListRequests()), Route(ShowRequest()), Route(ShowRequestHistory()),
                Route(AcceptRequest(keeping: self)), Route(RefuseRequest(keeping: self)),
                Route(LiftRequest(keeping: self)), Route(RecordVisa(keeping: self)), Route(ListVisas()),
                Route(ListRetentionRuns()), Route(ShowProcessors(register: processors)),
                Route(ShowPrivacyPage(keeping: self)), Route(ErasePartner(keeping: self)), Route(NoteArchive()),
                Route(OpenBreach()), Route(ListBreaches()), Route(ShowBreach()), Route(NotifyBreach()),
            ],
            problems: Problem.ofPrivacy, chores: [scheduledRetention], personalData: [.privacyRequests],
            beforeServing: { [self] database in try replay(in: database) })
    }
}
