import Accounts
import Database
import Endpoints
import HTTP
import Kernel
import Territories

/// One figure of an organisation or of a departement, for those who manage it.
struct ShowPerimeterIndicator: Query {
    static let operation = Operation(
        .get, "/v1/statistics/{indicator}/perimeter", id: "showPerimeterIndicator",
        access: .granted(roles: [.administrator, .organisationManager, .territoryManager], scopes: []))

    let indicators: [Indicator]
    let territories: Territories
    let clock: Clock

    struct Input: RequestReadable {
        let question: FigureQuestion
        let organisation: String?
        let departement: Departement.Code?

        init(from request: inout RequestReader) throws(Failure) {
            question = try FigureQuestion(from: &request)
            organisation = try request.query("organisation")
            departement = try request.query("departement")
            guard organisation == nil || departement == nil else { throw Failure.parameter("departement") }
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let perimeter = try perimeter(input, caller)
        // A manager reads the files of the organisation; a territory's manager does not, and sees what the public may see.
        let isOpen = if case .organisation = perimeter { true } else { false }
        return try input.question
            .figure(of: indicators, within: perimeter, isOpen: isOpen, at: clock.now(), in: connection)
            .representation(input.question.format, for: caller, caching: .none)
    }

    /// What is asked for, or the one perimeter that the caller has.
    private func perimeter(_ input: Input, _ caller: Caller) throws(Failure) -> Perimeter {
        let grants = caller.grants(of: .administrator, .organisationManager, .territoryManager)
        if let slug = input.organisation {
            guard grants.contains(where: { $0.manages(organisation: slug) }) else { throw Failure(.forbidden) }
            return .organisation(slug)
        }
        if let code = input.departement {
            guard grants.contains(where: { $0.manages(departement: code, territories) }) else {
                throw Failure(.forbidden)
            }
            return .departement(code.description)
        }
        let own = Set(grants.filter { $0.role == .organisationManager }.compactMap(\.organisation))
        guard own.count == 1, let slug = own.first else { throw Failure.parameter("organisation") }
        return .organisation(slug)
    }
}

extension Grant {
    fileprivate func manages(organisation slug: String) -> Bool {
        switch role {
        case .organisationManager: organisation == slug
        case .administrator: organisation == nil || organisation == slug
        default: false
        }
    }

    fileprivate func manages(departement code: Departement.Code, _ territories: Territories) -> Bool {
        switch role {
        case .administrator: organisation == nil && zones.isEmpty
        case .territoryManager:
            zones.isEmpty
                || zones.contains { Zone($0).map { territories.zone($0, holds: .departement(code)) } ?? false }
        default: false
        }
    }
}
