import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Asks training centres to look after an offer; the first that accepts answers the candidates.
struct DelegateOffer: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/offers/{offer}/delegate", id: "delegateOffer",
        access: ApprenticeshipAccess.offerKeepers, bodyLimit: 4 << 10)
    let apprenticeship: Apprenticeship
    /// How many centres are asked for one offer.
    static let most = 10

    struct Input: RequestReadable {
        let offer: Offer.ID
        let seen: Precondition
        let trainings: [String]

        private struct Body: Decodable { let trainings: [String] }

        init(from request: inout RequestReader) throws(Failure) {
            offer = try request.path("offer")
            seen = try request.precondition()
            trainings = try request.json(as: Body.self).trainings
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> DelegationList {
        let connection = transaction.connection
        let places = Places(apprenticeship.territories)
        guard let offer = try OfferTable(connection).find(input.offer),
            try caller.keeps(offer, places, in: connection)
        else { throw Failure(.notFound) }
        try input.seen.check(offer.version)
        guard [.draft, .pending, .active].contains(offer.state) else { throw Failure(.transitionImpossible) }
        let table = DelegationTable(connection)
        var faults: [Failure.Field] = []
        let earlier = try table.all(of: offer.id).count
        if input.trainings.isEmpty || earlier + input.trainings.count > DelegateOffer.most {
            faults.append(
                Failure.Field("/trainings", "count", Text(fr: "Un à dix centres.", en: "One to ten centres.")))
        }
        var asked: [(training: Training, organisation: String)] = []
        for (place, id) in input.trainings.enumerated() {
            guard let training = try TrainingTable(connection).find(id), let organisation = training.organisation else {
                faults.append(
                    Failure.Field(
                        "/trainings/\(place)", "unknown",
                        Text(fr: "Aucun centre ne tient cette formation ici.", en: "No centre keeps this course here."))
                )
                continue
            }
            asked.append((training, organisation))
        }
        guard faults.isEmpty else { throw Failure.invalid(faults) }
        for (training, organisation) in asked {
            let delegation = Delegation(
                id: transaction.identifier(), offer: offer.id, training: training.id, trainingName: training.name,
                organisation: organisation, state: .asked, createdAt: transaction.now)
            guard try table.insert(delegation) else { continue }
            try apprenticeship.letters(in: transaction).delegationAsked(delegation)
        }
        try transaction.journal.append(
            Event("offer-delegation-asked", on: ObjectName("offer", offer.id), version: offer.version), by: caller)
        return DelegationList(items: try table.all(of: offer.id), version: offer.version)
    }
}

/// The delegations of one offer.
struct DelegationList: Representable {
    let items: [Delegation]
    let version: Int

    private struct Answer: Encodable { let items: [Delegation] }

    func represent(for caller: Caller) throws -> Representation {
        Representation(.ok, .json, try JSONEncoder.encode(Answer(items: items)), version: version)
    }
}
