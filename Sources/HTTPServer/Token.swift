/// The name of a connection of one event thread; a name is never given twice, so that late answers find nobody.
struct Token: Hashable, Sendable {
    /// The place in the thread's table.
    let slot: Int
    /// How many connections had that place before.
    let generation: UInt32

    /// What the kernel keeps beside the descriptor.
    var word: UInt64 { UInt64(generation) << 32 | UInt64(slot) }

    /// A name.
    init(slot: Int, generation: UInt32) {
        self.slot = slot
        self.generation = generation
    }

    /// A name that came back from the kernel.
    init(word: UInt64) {
        self.init(slot: Int(word & 0xFFFF_FFFF), generation: UInt32(word >> 32))
    }
}
