import Database
package import Endpoints
import Kernel
import Synchronization

/// What persons may ask of those who keep their data, made from what the features declare: the register, the export, the
/// erasure, the retention.
package final class PrivacyKeeping: Sendable {
    /// What every feature keeps of persons.
    let data: [PersonalData]
    let ledger: ErasureLedger
    /// Held while somebody is erased: the ledger and the database go on in the same order.
    let erasing = Mutex(())

    /// The keeping of privacy.
    ///
    /// - Parameters:
    ///   - data: the declarations of all features.
    ///   - ledger: where erasures are noted apart from the database.
    package init(data: [PersonalData], ledger: ErasureLedger) {
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
                Route(FileRequest()), Route(ListRequests()), Route(ShowRequest()),
                Route(AcceptRequest(keeping: self)), Route(RefuseRequest()),
                Route(OpenBreach()), Route(ListBreaches()), Route(ShowBreach()), Route(NotifyBreach()),
            ],
            problems: Problem.ofPrivacy, personalData: [.privacyRequests],
            beforeServing: { [self] database in try replay(in: database) })
    }
}
