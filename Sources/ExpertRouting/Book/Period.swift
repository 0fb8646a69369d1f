import Database
import Kernel

/// The times of states that are kept one after the other.
enum Period {
    /// The end of a state that is in force.
    static let endOfCalendar = Timestamp(milliseconds: 253_402_300_799_999)!

    /// Ends the state in force; one that began at this very instant never was.
    static func close(_ closing: SQL, orForget forgetting: SQL, in connection: Connection) throws {
        try connection.run(forgetting)
        try connection.run(closing)
    }
}
