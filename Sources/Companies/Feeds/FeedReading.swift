import HTTP
import JSON
import Kernel
import Outbound
import Synchronization

/// Reads a partner's API, page after page, by the rules of every source outside: turn, time, retries, breaker, addresses.
struct FeedReading {
    private let declaration: FeedDeclaration
    private let secret: String?
    private let asking: ConnectorAsking
    private let gate: ConnectorGate
    /// More pages than this are no list of records.
    private static let mostPages = 5000

    init(_ declaration: FeedDeclaration, secret: String?, _ asking: ConnectorAsking, _ gate: ConnectorGate) {
        self.declaration = declaration
        self.secret = secret
        self.asking = asking
        self.gate = gate
    }

    /// Hands all records over, in order, each with its number; one page is in memory.
    ///
    /// - Throws: the fault of the source, or what `take` throws.
    func each(since: Timestamp?, _ take: (_ number: Int, DepositFile.Cells) throws -> Void) throws {
        var number = 0
        var page = 1
        var cursor: String?
        while true {
            let root = try answer(since: since, page: page, cursor: cursor)
            guard let items = declaration.items.find(in: root), items.kind == .array else {
                throw ConnectorFault.unexpectedShape
            }
            for item in items.elements {
                number += 1
                guard number <= DepositFile.mostRows else { throw ConnectorFault.tooLarge }
                try take(number) { FeedReading.cell($0, of: item) }
            }
            let next = declaration.cursor?.find(in: root).flatMap(FeedReading.text)
            if declaration.pageParameter != nil {
                guard items.count > 0 else { return }
            } else {
                // What comes after itself would never end.
                guard declaration.cursorParameter != nil, let next else { return }
                guard next != cursor else { throw ConnectorFault.unexpectedShape }
            }
            cursor = next
            page += 1
            guard page <= FeedReading.mostPages else { throw ConnectorFault.tooLarge }
        }
    }

    private func answer(since: Timestamp?, page: Int, cursor: String?) throws -> JSONValue {
        var parameters: [String: String] = [:]
        for parameter in declaration.parameters ?? [] {
            parameters[parameter.name.description] = parameter.value.description
        }
        if let name = declaration.sinceParameter, let since { parameters[name.description] = since.description }
        if let name = declaration.pageParameter { parameters[name.description] = String(page) }
        if let name = declaration.cursorParameter, let cursor { parameters[name.description] = cursor }
        let call = ConnectorCall(
            gate.connector.code, declaration.url.path, parameters,
            credentials: secret.map { [declaration.field: $0] } ?? [:])
        let answer = try asking.outcome(of: call, gate) { _ throws(ConnectorFault) in }.get()
        guard let body = answer.body, let tape = try? JSONTape(body, limits: .file) else {
            throw ConnectorFault.unexpectedShape
        }
        return tape.root
    }

    /// The text of a member, or of what stands at a pointer; `nil` for nothing.
    private static func cell(_ name: String, of item: JSONValue) -> String? {
        (name.hasPrefix("/") ? JSONPlace(name)?.find(in: item) : item[name]).flatMap(text)
    }

    private static func text(_ value: JSONValue) -> String? {
        guard !value.isNull else { return nil }
        let text = value.string ?? String(decoding: value.raw, as: UTF8.self)
        return text.isEmpty ? nil : text
    }
}

extension ConnectorDesk {
    /// The gate of a feed: one for as long as its address stays, so that its breaker remembers.
    func gate(of agreement: Agreement.ID, _ declaration: FeedDeclaration) -> ConnectorGate {
        feedGates.withLock { gates in
            if let gate = gates[agreement], gate.connector.address == declaration.url.origin { return gate }
            let gate = ConnectorGate(.feed(of: agreement, at: declaration.url.origin))
            gates[agreement] = gate
            return gate
        }
    }
}

extension Connector {
    /// A partner's API, which is asked in pages and of no one company.
    fileprivate static func feed(of agreement: Agreement.ID, at origin: String) -> Connector {
        Connector(
            code: "feed-\(agreement)", title: Text(fr: "Flux d'un partenaire", en: "Feed of a partner"),
            provider: "", system: "", sections: [], level: .establishment,
            legalBasis: Text(fr: "Convention", en: "Agreement"), timeToLive: 0, staleFor: 0, timeout: .seconds(30),
            quota: Quota(perSecond: 10, burst: 50), isPersonal: true, scope: nil, address: origin,
            call: { _, _ in nil }, read: { (_, _) throws(ConnectorFault) in ConnectorReading(parts: [:]) })
    }
}
