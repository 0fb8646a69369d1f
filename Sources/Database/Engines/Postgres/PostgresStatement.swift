private import CPostgres

/// A statement that the server prepared, once for each choice of types that its values were seen to have.
final class PostgresStatement: Statement {
    private let translated: PostgresText
    private unowned let engine: PostgresEngine
    private let forgotten: ForgottenStatements
    private var plans: [Plan] = []
    private var values: [SQLDatum] = []
    private var result: OpaquePointer?
    private var row: Int32 = -1
    private var columnNames: [String] = []
    /// Whether it was prepared and executed in one breath and something failed.
    private var hasFailed = false

    /// What the server keeps of the statement.
    private struct Plan {
        let name: String
        let types: [PostgresType]
        let opening: Int
        let columnNames: [String]

        /// Whether values of some types can be bound; NULL always can.
        func fits(_ wanted: [PostgresType]) -> Bool {
            zip(types, wanted).allSatisfy { $0 == $1 || $1 == .unspecified }
        }
    }

    /// A statement that is prepared when its values are known.
    init(_ translated: PostgresText, of engine: PostgresEngine) {
        self.translated = translated
        self.engine = engine
        forgotten = engine.forgotten
    }

    deinit {
        PQclear(result)
        forgotten.names += plans.map(\.name)
    }

    override var names: [String] { columnNames }

    override func isName(_ name: String, _ wanted: String) -> Bool {
        name.utf8.count == wanted.utf8.count
            && zip(name.utf8, wanted.utf8).allSatisfy { $0 == $1 || $0 == $1 | 0x20 && (0x41...0x5A).contains($1) }
    }

    override func bind(_ values: [SQLDatum]) throws {
        self.values = values
        for place in translated.searches {
            guard case .text(let search) = values[place] else { continue }
            self.values[place] = .text(try SearchText.query(search))
        }
        row = -1
    }

    override func step() throws -> Bool {
        if result == nil {
            result = try engine.again(execute)
            row = -1
        }
        row += 1
        return row < PQntuples(result)
    }

    private func execute() throws -> OpaquePointer {
        let types = values.map(PostgresType.init(of:))
        _ = try engine.connected()
        if let table = translated.changed, engine.schema.deferred.contains(table) { engine.leavesReferences = true }
        if let plan = plans.first(where: { $0.opening == engine.opening && $0.fits(types) }) {
            return try execute(plan)
        }
        let (plan, result) = try prepare(types)
        columnNames = plan.columnNames
        return try result ?? execute(plan)
    }

    private func execute(_ plan: Plan) throws -> OpaquePointer {
        columnNames = plan.columnNames
        return try engine.exchange([execution(plan.name)])[0]
    }

    private func execution(_ name: String) -> PostgresEngine.Message {
        let message = PostgresMessage(values)
        return { handle in
            message.withPointers { pointers, lengths, formats in
                PQsendQueryPrepared(handle, name, Int32(pointers.count), pointers, lengths, formats, 1) == 1
            }
        }
    }

    /// Prepares the statement for some types, and executes it in the same breath; not when that failed before: the server
    /// keeps what it prepared, once for a statement and not for each time it fails.
    ///
    /// NULL has no type of its own: it takes the one that the server finds for its place, or else that of a text.
    private func prepare(_ types: [PostgresType]) throws -> (Plan, result: OpaquePointer?) {
        plans.removeAll { $0.opening != engine.opening }
        let name = engine.nextName()
        let text = translated.text
        let preparation: [PostgresEngine.Message] = [
            { PQsendPrepare($0, name, text, Int32(types.count), types.map(\.rawValue)) == 1 },
            { PQsendDescribePrepared($0, name) == 1 },
        ]
        let isAlone = hasFailed
        hasFailed = true
        let answers = try engine.exchange(isAlone ? preparation : preparation + [execution(name)])
        hasFailed = isAlone
        defer { for answer in answers[..<2] { PQclear(answer) } }
        let described = answers[1]
        let plan = Plan(
            name: name, types: (0..<PQnparams(described)).map { PostgresType(rawValue: PQparamtype(described, $0)) },
            opening: engine.opening,
            columnNames: (0..<PQnfields(described)).map { String(cString: PQfname(described, $0)) })
        plans.append(plan)
        return (plan, isAlone ? nil : answers[2])
    }

    override func reset() {
        PQclear(result)
        result = nil
        isInUse = false
    }

    override func column(at place: Int) -> SQLColumn {
        precondition(columnNames.indices.contains(place), "The row has no column at this place.")
        return SQLColumn(.postgres(PostgresValue(of: result!, row: row, place: Int32(place))))
    }

    override var changes: Int {
        guard let text = PQcmdTuples(result) else { return 0 }
        return Int(String(cString: text)) ?? 0
    }
}
