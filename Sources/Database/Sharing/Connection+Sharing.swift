extension Connection {
    /// Whether other processes may write what this one reads: never with a file.
    var isShared: Bool { engine.dialect == .postgres }

    /// Makes, on a server, what processes tell each other by. A file has one process, and none of it.
    func prepareSharing() throws {
        try execute(
            """
            CREATE TABLE IF NOT EXISTS lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until BIGINT NOT NULL);
            CREATE TABLE IF NOT EXISTS sharedCount (name TEXT PRIMARY KEY, number BIGINT NOT NULL);
            CREATE OR REPLACE FUNCTION server_milliseconds() RETURNS bigint VOLATILE LANGUAGE sql AS
                $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$
            """)
    }
}
