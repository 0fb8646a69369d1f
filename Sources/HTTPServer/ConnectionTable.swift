/// The connections of one event thread, by name.
struct ConnectionTable {
    private var connections: [Connection?] = []
    private var generations: [UInt32] = []
    private var free: [Int] = []

    /// How many there are.
    var count: Int { connections.count - free.count }

    /// All of them, in no order.
    var all: [Connection] { connections.compactMap(\.self) }

    /// The connection of that name, unless it is gone.
    subscript(token: Token) -> Connection? {
        guard token.slot < connections.count, generations[token.slot] == token.generation else { return nil }
        return connections[token.slot]
    }

    /// The connection at that place.
    subscript(slot: Int) -> Connection? { connections[slot] }

    /// Gives a place and a name to a connection.
    mutating func add(_ make: (Token) -> Connection) -> Connection {
        let slot = free.popLast() ?? connections.count
        if slot == connections.count {
            connections.append(nil)
            generations.append(0)
        }
        let connection = make(Token(slot: slot, generation: generations[slot]))
        connections[slot] = connection
        return connection
    }

    /// Forgets a connection; its name is not given again.
    mutating func remove(_ token: Token) {
        connections[token.slot] = nil
        generations[token.slot] &+= 1
        free.append(token.slot)
    }
}
