import Publicodes
import Testing

/// What is made to hurt ends soon: with a value, or with an error that says where.
@Suite struct `A hostile model` {
    @Test(.timeLimit(.minutes(1)), arguments: HostileModel.all)
    func `is answered`(_ hostile: HostileModel) {
        let message = onLargeStack { () -> String? in
            do throws(PublicodesError) {
                let evaluator = Evaluator(try Model(rules: hostile.rules))
                try evaluator.setSituation(hostile.situation)
                _ = try evaluator.evaluate(hostile.expression)
                return nil
            } catch { return error.message }
        }
        guard let message else { return }
        #expect(!message.isEmpty)
        #expect(message.utf8.count < 100_000, "a message as long as what was sent")
    }
}
