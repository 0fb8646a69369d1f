import Accounts
import Apprenticeship
import Attachments
import Companies
import CompanyRecords
import Database
import Directory
import Documentation
import Endpoints
import ExpertRouting
import Federation
import Feedback
import HTTP
import Journal
import Kernel
import Logging
import Notifications
import Privacy
import Reference
import Statistics
import Tickets

extension Service {
    private static let contracts = ProcessCache<Contract>()
    private static let letterTemplates = ProcessCache<LetterTemplates>()

    /// Every feature of the product, those that others build upon first. Deleting one is its folder, its target and its
    /// line here.
    ///
    /// - Parameter extra: features of the tests.
    static func features(
        _ configuration: Configuration, status: ServiceStatus, catalog: OperationCatalog, clock: Clock, log: Log,
        extra: [Feature] = []
    ) throws -> (all: [Feature], authentication: any Authentication) {
        let engines = Feature(name: "engines", problems: Problem.ofProtocol + Problem.ofDatabase)
        let contract = try contracts.value(of: configuration.home.path) {
            guard let bytes = configuration.home.contract else {
                throw ConfigurationError("openapi.yaml cannot be read")
            }
            return try Contract(yaml: bytes)
        }
        let territories = try ReferenceData(configuration).territories()
        let routingEffect = RoutingEffect()
        let directory = Directory(
            territories: territories, clock: clock, effects: [routingEffect.effect],
            isBouncing: { address, connection in try BounceTable(connection).contains(address.description) })
        let outbox = Outbox(
            templates: try letterTemplates.value(of: configuration.home.letters) {
                try LetterTemplates(folder: configuration.home.letters)
            })
        let accounts = AccountKeeping(
            AccountsSettings(
                keys: configuration.keys, postbox: outbox, catalog: catalog, clock: clock,
                returnAddresses: configuration.returnAddresses,
                agentDomains: { try directory.emailDomains(of: $0, in: $1) }))
        let routing = try RoutingDesk(
            folder: configuration.home.path + "/data/routing", territories: territories, directory: directory,
            companies: StoredCompanies(else: HandEntry()), postbox: outbox, clock: clock)
        routingEffect.attach(routing)
        let counters = Counters()
        let tickets = TicketKeeping(
            directory: directory, territories: territories, keys: configuration.keys, postbox: outbox, clock: clock,
            sms: LocalTextMessages())
        let companies = Companies(
            territories: territories, clock: clock, postbox: outbox, counters: counters,
            connectors: configuration.companySources, keys: configuration.keys)
        let features: [Feature] = [
            engines, .endpoints, Demonstration.feature, Resealing(configuration.keys).feature,
            journal(keys: configuration.keys, keptForDays: configuration.journalDays),
            accounts.feature,
            attachments(
                configuration.attachments,
                rules: tickets.attachmentRules + companies.attachmentRules + [Apprenticeship.attachmentRule]),
            federation(
                configuration.providers, returnAddresses: configuration.returnAddresses, keys: configuration.keys,
                accounts: accounts, clock: clock, log: log),
            try simulationFeature(configuration, territories, directory, counters),
            feedback(address: configuration.site.opinionAddress),
            notifications(
                outbox: outbox, relay: configuration.relay, publicAddress: configuration.publicAddress),
            reference(territories), HandEntry.feature, directory.feature, routing.feature,
            try apprenticeshipFeature(configuration, territories, postbox: outbox, clock: clock, counters: counters),
            companies.feature,
            tickets.feature,
        ]
        let telling = events(
            types: (features + extra).flatMap(\.events), reach: configuration.webhooks, keys: configuration.keys,
            postbox: outbox, counters: counters,
            recipient: { name, connection in
                guard let id = Identifier<Account>(name), let account = try AccountTable(connection).find(id),
                    let email = account.email
                else { return nil }
                return Letter.Recipient(
                    account: name, address: email.description, name: account.name.description,
                    language: account.language)
            })
        let figures = statistics(
            groups(of: features + extra + [telling]), territories: territories, counters: counters, clock: clock)
        let offered = features + extra + [telling, figures]
        let privacy = PrivacyKeeping(
            data: offered.flatMap(\.personalData),
            ledger: ErasureLedger(configuration.erasureLedger, keys: configuration.keys), postbox: outbox,
            processors: configuration.processors, partners: offered.flatMap(\.partnerData),
            organisations: { try Directory.organisations(in: $0) })
        let all = offered + [privacy.feature]
        let problems = all.flatMap(\.problems)
        let front = front(
            contract: contract, problems: problems, status: status, site: configuration.site,
            publicAddress: configuration.publicAddress, clock: clock)
        let reference = documentation(
            contract: contract.root, operations: (all + [front]).flatMap(\.routes).map(\.operation),
            address: configuration.publicAddress)
        return (all + [front, reference], accounts.authentication)
    }
}
