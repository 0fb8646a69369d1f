import CompanyRecords
import Database
import Directory
import Endpoints
import JSON
import Journal
import Kernel
import Territories

/// Puts the offers of one partner, each in a savepoint of its own.
struct PartnerFeed {
    let apprenticeship: Apprenticeship
    let transaction: WriteTransaction
    let caller: Caller

    /// What became of one offer.
    struct Outcome {
        var status: Status
        var offer: Offer.ID?
        var quality: Int?
        /// Why it is kept and not shown.
        var reason: String?
        /// The better offer that says the same.
        var duplicateOf: Offer.ID?
        var failure: Failure?
    }

    /// In a word.
    enum Status: String { case created, changed, unchanged, held, refused }

    /// Puts one offer.
    func put(_ item: JSONValue) throws -> Outcome {
        do {
            return try transaction.connection.savepoint { try placed(item) }
        } catch let failure as Failure {
            return Outcome(status: .refused, failure: failure)
        }
    }

    private func placed(_ item: JSONValue) throws -> Outcome {
        let (externalId, first) = try item.taking("externalId", as: String.self)
        let (number, second) = try first.taking("siret", as: String.self)
        let (contact, body) = try second.taking("contact", as: OfferContact.self)
        guard let siret = Siret(number) else { throw fault("/siret", "invalid", "SIRET inexact.", "Wrong SIRET.") }
        guard (1...100).contains(externalId.count) else {
            throw fault("/externalId", "length", "De 1 à 100 caractères.", "1 to 100 characters.")
        }
        let details = try read(body)
        let employer = try self.employer(siret)
        let partner = caller.partner?.organisation ?? "administrator"
        let connection = transaction.connection
        let rules = OfferRules(
            catalog: apprenticeship.catalog, territories: apprenticeship.territories,
            today: ParisTime.day(at: transaction.now), leastPay: apprenticeship.leastPay(_:on:in:))
        let allowed = try rules.check(details, contact: contact)
        let checked = allowed.details
        let quality = PartnerFeed.quality(checked, contact, isKnown: employer.verification.isDone)
        let keeper = OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller)
        let folded = keeper.folded(checked, employer)
        let table = OfferTable(connection)
        if let id = try connection.value(
            "SELECT id FROM offer WHERE partner = \(partner) AND externalId = \(externalId)", as: Offer.ID.self),
            var offer = try table.find(id)
        {
            guard try StoredJSON.text(offer.details) != StoredJSON.text(checked) else {
                return Outcome(status: .unchanged, offer: id, quality: offer.quality, reason: offer.reason)
            }
            offer.details = checked
            offer.point = allowed.point
            offer.departement = allowed.departement
            offer.quality = quality
            offer.version += 1
            try table.rewrite(offer, folded: folded)
            try transaction.journal.append(.offer("offer-changed", offer), by: caller)
            return Outcome(status: .changed, offer: id, quality: quality, reason: offer.reason)
        }
        var offer = Offer(
            id: transaction.identifier(), employer: employer.id, state: .draft, reason: nil, version: 1,
            details: checked, point: allowed.point, departement: allowed.departement, createdAt: transaction.now,
            publishedAt: nil, expiresOn: nil, applications: 0, taken: 0, partner: partner, externalId: externalId,
            quality: quality)
        var reason = employer.isSchool ? "school-advert" : quality < 60 ? "quality" : nil
        let twin = try Twins(connection: connection).twin(of: offer)
        if reason == nil, let twin {
            // The better of the two stays; what an employer wrote itself is better than any feed.
            if twin.partner == nil || twin.quality ?? 0 >= quality || !OfferStep.suspend.origins.contains(twin.state) {
                reason = "duplicate"
            } else {
                var twin = twin
                try twin.take(.suspend, reason: "duplicate", at: transaction.now)
                try keeper.settle(twin)
            }
        }
        if reason == nil {
            try offer.take(.publish, at: transaction.now)
        } else {
            offer.state = .pending
            offer.reason = reason
        }
        try table.insert(offer, contact: contact, folded: folded)
        try table.record(offer, at: transaction.now)
        try transaction.journal.append(.offerMoved(offer), by: caller)
        if let twin {
            try Twins(connection: connection).link(
                reason == nil ? twin.id : offer.id, to: reason == nil ? offer.id : twin.id)
        }
        return Outcome(
            status: reason == nil ? .created : .held, offer: offer.id, quality: quality, reason: reason,
            duplicateOf: reason == "duplicate" ? twin?.id : nil)
    }

    /// The employer of an offer: known here, or vouched for by the partner and open in the register.
    private func employer(_ siret: Siret) throws -> Employer {
        let table = EmployerTable(transaction.connection)
        if let known = try table.find(siret) {
            guard known.isOpen, known.verification != .refused else { throw Failure(.establishmentClosed) }
            return known
        }
        let record = try apprenticeship.companies.record(of: siret, in: transaction.connection)
        guard record?.isActive != false else { throw Failure(.establishmentClosed) }
        let employer = Employer(
            id: transaction.identifier(), siret: siret, name: record?.name ?? siret.description,
            naf: record?.naf?.description, commune: record?.commune?.description, verification: .auto, isOpen: true,
            answered: 0, received: 0, version: 1, createdAt: transaction.now, details: Employer.Details())
        try table.insert(employer)
        return employer
    }

    /// How good an offer tells of itself, 0 to 150: a mail to apply to 50, a known employer 50, a full description 20, a
    /// telephone, a level and a website 10 each.
    private static func quality(_ details: OfferDetails, _ contact: OfferContact, isKnown: Bool) -> Int {
        (contact.email == nil ? 0 : 50) + (isKnown ? 50 : 0) + (details.description.count >= 200 ? 20 : 0)
            + (contact.phone == nil ? 0 : 10) + (details.targetLevel == nil ? 0 : 10)
            + (contact.website == nil ? 0 : 10)
    }

    private func read(_ body: JSONValue) throws(Failure) -> OfferDetails {
        do throws(JSONError) {
            return try JSONDecoder.decode(OfferDetails.self, from: body)
        } catch {
            throw Failure(error)
        }
    }

    private func fault(_ pointer: String, _ code: String, _ french: String, _ english: String) -> Failure {
        Failure.invalid([Failure.Field(pointer, code, Text(fr: french, en: english))])
    }
}
