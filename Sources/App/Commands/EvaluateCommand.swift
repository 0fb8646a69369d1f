import Endpoints
private import Glibc
import HTTP
import JSON
import Kernel
import Publicodes
import Simulation
private import Synchronization

/// Evaluates one JSON request a line from standard input, one JSON answer a line on standard output, in the same order.
enum EvaluateCommand: Subcommand {
    static let name = "evaluate"
    static let usage = "--model FILE|FOLDER [--now INSTANT] [--jobs N]"
    static let summary = Text(
        fr: "évalue des requêtes JSON, une par ligne, sur un modèle",
        en: "evaluates JSON requests, one a line, on a model")
    static let flags = ["model", "now", "jobs"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard let path = arguments.flags["model"] else { throw UsageError("--model is needed") }
        guard let jobs = Int(arguments.flags["jobs"] ?? "1"), (1...256).contains(jobs) else {
            throw UsageError("--jobs: a number from 1 to 256 expected")
        }
        var today: CalendarDate?
        var now = Clock.system.now()
        if let text = arguments.flags["now"] {
            guard let instant = Timestamp(text) ?? Day(text).map(ParisTime.start) else {
                throw UsageError("--now: an instant such as 2026-06-01T00:00:00Z expected")
            }
            let day = Timestamp(text)?.day ?? ParisTime.day(at: instant)
            today = CalendarDate(year: day.year, month: day.month, day: day.day)
            now = instant
        }
        let model = try ModelCatalog(path: path, today: today).all[0]
        while let lines = nextLines(64 * jobs) { printAnswers(to: lines, model, at: now, jobs: jobs) }
        return 0
    }

    private static func nextLines(_ limit: Int) -> [String]? {
        var lines: [String] = []
        while lines.count < limit, let line = readLine() { lines.append(line) }
        return lines.isEmpty ? nil : lines
    }

    /// Shares lines between threads, and prints the answers in the order of the lines.
    private static func printAnswers(to lines: [String], _ model: ServedModel, at now: Timestamp, jobs: Int) {
        let next = Mutex(0)
        let answers = Mutex([[UInt8]](repeating: [], count: lines.count))
        let work: @Sendable () -> Void = {
            while true {
                let place = next.withLock { place in
                    defer { place += 1 }
                    return place
                }
                guard place < lines.count else { return }
                let answer = answer(to: lines[place], model, at: now)
                answers.withLock { $0[place] = answer }
            }
        }
        let threads = (0..<jobs).map { JoinableThread(named: "evaluate-\($0)", stackSize: 64 << 20, work) }
        for thread in threads { thread.join() }
        File.write(answers.withLock { $0.flatMap { $0 + [0x0A] } }, to: STDOUT_FILENO)
    }

    private static func answer(to line: String, _ model: ServedModel, at now: Timestamp) -> [UInt8] {
        do {
            do {
                return try model.answer(EvaluationRequest(JSONTape(line).root).dated(for: model, at: now))
            } catch let error as JSONError {
                throw Failure(error)
            }
        } catch {
            let failure = error as? Failure ?? Failure(.internalError)
            return ProblemDocument.response(failure, request: "line", language: Terminal.language).body
        }
    }
}
