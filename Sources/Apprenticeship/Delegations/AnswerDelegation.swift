import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Lists the offers that a training centre was asked to look after.
struct ListDelegations: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/delegations", id: "listDelegations", access: ApprenticeshipAccess.centres)

    typealias Input = IdentifierPage<Delegation>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<Delegation> {
        let found = try DelegationTable(connection).all(
            askedOf: caller.centres, before: input.cursor?.id, limit: input.limit.value + 1)
        return Page(found, limit: input.limit) { Cursor(after: $0.id) }
    }
}

/// Says, as a training centre, whether it looks after an offer; one centre does, no more.
struct AnswerDelegation: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/delegations/{delegation}/answer", id: "answerDelegation",
        access: ApprenticeshipAccess.centres, bodyLimit: 1 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Identifier<Delegation>
        let isAccepted: Bool

        private struct Body: Decodable { let isAccepted: Bool }

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("delegation")
            isAccepted = try request.json(as: Body.self).isAccepted
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let table = DelegationTable(transaction.connection)
        guard let delegation = try table.find(input.id), caller.centres.contains(delegation.organisation) else {
            throw Failure(.notFound)
        }
        guard delegation.state == .asked, try !input.isAccepted || table.accepted(for: delegation.offer) == nil,
            let offer = try OfferTable(transaction.connection).find(delegation.offer)
        else { throw Failure(.transitionImpossible) }
        try table.answer(delegation.id, input.isAccepted ? .accepted : .declined, at: transaction.now)
        try transaction.journal.append(
            Event(
                input.isAccepted ? "offer-delegated" : "offer-delegation-declined", on: ObjectName("offer", offer.id)),
            by: caller)
        try apprenticeship.letters(in: transaction).delegationAnswered(delegation, of: offer.employer)
        guard let answered = try table.find(delegation.id) else { throw Failure(.notFound) }
        return Representation(.ok, .json, try JSONEncoder.encode(answered))
    }
}
