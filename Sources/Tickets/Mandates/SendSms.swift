import Database
import Endpoints
import Kernel

extension TicketKeeping {
    /// Sends the text messages that wait, a few at a time; one that the provider refuses five times is given up.
    ///
    /// - Returns: whether there may be more.
    func sendTextMessages(on worker: Worker) throws -> Bool {
        let waiting = try worker.read { connection in
            try connection.all(
                """
                SELECT mandateSms.number, phone, text FROM mandateSms JOIN mandate ON mandate.id = mandateSms.mandate
                WHERE isIncoming = 0 AND sentAt IS NULL AND attempts < 5 AND phone IS NOT NULL
                ORDER BY mandateSms.number LIMIT 20
                """
            ) { row -> (number: Int, phone: String, text: String) in (try row[0], try row[1], try row[2]) }
        }
        for message in waiting {
            let number = message.number
            do {
                let name = try sms.send(message.text, to: message.phone, on: worker)
                _ = try worker.write { transaction in
                    try transaction.connection.run(
                        """
                        UPDATE mandateSms SET sentAt = \(transaction.now), providerId = \(name) WHERE number = \(number)
                        """)
                }
            } catch {
                _ = try worker.write { transaction in
                    try transaction.connection.run(
                        "UPDATE mandateSms SET attempts = attempts + 1 WHERE number = \(number)")
                }
            }
        }
        return waiting.count == 20
    }
}
