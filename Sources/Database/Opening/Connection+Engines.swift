extension Connection {
    /// The connection that writes, through the engine that is configured.
    ///
    /// On a server, a process that stops in the middle of its turn keeps the others from writing no longer than its patience,
    /// and who waits longer than theirs for a turn is refused.
    convenience init(toWrite configuration: DatabaseConfiguration, _ schema: PostgresSchema) throws {
        try self.init(
            toMigrate: configuration, schema,
            settings: "; SET idle_in_transaction_session_timeout = '10s'; SET lock_timeout = '20s'")
    }

    /// The same, for what may wait long: another process brings the schema forward.
    convenience init(
        toMigrate configuration: DatabaseConfiguration, _ schema: PostgresSchema = PostgresSchema(),
        settings: String = ""
    ) throws {
        guard let address = configuration.address else {
            try self.init(writing: configuration)
            return
        }
        let durability = configuration.isDurable ? "" : "; SET synchronous_commit = off"
        self.init(PostgresEngine(address, settings: settings + durability, schema: schema))
    }

    /// A connection that cannot write, through the engine that is configured.
    convenience init(toRead configuration: DatabaseConfiguration, _ schema: PostgresSchema) throws {
        guard let address = configuration.address else {
            try self.init(reading: configuration)
            return
        }
        self.init(PostgresEngine(address, schema: schema, budget: Reader.longestRead))
    }
}
