extension Configuration {
    /// The file of the database, for commands that read or write it as one.
    ///
    /// - Throws: where the data are on a server: an old file may still lie there.
    package func databaseFile() throws(ConfigurationError) -> String {
        guard databaseAddress == nil else {
            throw ConfigurationError(
                "the data are on a server (GUICHET_DATABASE_URL), and this command is for files: use pg_basebackup or pg_dump"
            )
        }
        return database
    }

    /// Where the data are, for people to read: the file, or the server's address without its password and options.
    package var databasePlace: String {
        guard let databaseAddress else { return database }
        let whole = databaseAddress[...]
        guard let start = whole.firstRange(of: "://")?.upperBound,
            let end = whole[start...].prefix(while: { $0 != "/" && $0 != "?" }).lastIndex(of: "@")
        else { return databaseAddress }
        return String(whole[..<start] + whole[start..<end].prefix { $0 != ":" } + whole[end...].prefix { $0 != "?" })
    }
}
