extension Connection {
    /// The connection that writes, through the engine that is configured.
    convenience init(
        toWrite configuration: DatabaseConfiguration, _ schema: PostgresSchema = PostgresSchema(), isAlone: Bool = true
    ) throws {
        guard let address = configuration.address else {
            try self.init(writing: configuration)
            return
        }
        let settings = configuration.isDurable ? "" : "; SET synchronous_commit = off"
        self.init(PostgresEngine(address, settings: settings, schema: schema, isAlone: isAlone))
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
