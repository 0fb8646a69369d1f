/// A prepared statement of one connection: values are bound, then its rows are gone through.
@usableFromInline class Statement {
    /// Whether somebody reads its rows now.
    var isInUse = false
    /// Where the last column was found: rows are mostly read in the order of their columns.
    private var lastPlace = -1

    /// The names of the columns, as the engine gives them.
    var names: [String] { fatalError("abstract") }

    /// Gives the parameters their values; to be called before the first step.
    func bind(_ values: [SQLDatum]) throws { fatalError("abstract") }

    /// Goes to the next row; `false` at the end.
    @usableFromInline func step() throws -> Bool { fatalError("abstract") }

    /// Ends the reading, so that the statement can be used again and holds no snapshot.
    @usableFromInline func reset() { fatalError("abstract") }

    /// The column of the present row at a place, which must exist.
    @usableFromInline func column(at place: Int) -> SQLColumn { fatalError("abstract") }

    /// How many rows the last execution inserted, changed or deleted.
    var changes: Int { fatalError("abstract") }

    /// Whether a column that the engine names so is the one that is asked for.
    func isName(_ name: String, _ wanted: String) -> Bool { name == wanted }

    @usableFromInline final func place(of name: String) throws -> Int {
        let names = names
        for distance in 1...max(names.count, 1) {
            let place = (lastPlace + distance) % max(names.count, 1)
            if place < names.count, isName(names[place], name) {
                lastPlace = place
                return place
            }
        }
        throw DatabaseError(.unreadable, "no column named \(name)")
    }

    @usableFromInline final func unreadable(_ place: Int) -> DatabaseError {
        DatabaseError(.unreadable, "column \(names[place]) holds another form or NULL")
    }
}
