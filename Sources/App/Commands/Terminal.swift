private import Glibc
import HTTPServer
import Kernel

/// What people at a terminal read.
enum Terminal {
    /// French unless the locale is English or none.
    static var language: Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
            return value.hasPrefix("fr") ? .french : .english
        }
        return .english
    }

    static func print(_ line: String) {
        File.write(Array((line + "\n").utf8), to: STDOUT_FILENO)
    }

    static func error(_ line: String) {
        File.write(Array((line + "\n").utf8), to: STDERR_FILENO)
    }

    /// An error as a sentence: refusals in the reader's language, the rest as they say themselves.
    static func sentence(_ error: any Error) -> String {
        guard let failure = error as? Failure else { return String(describing: error) }
        let title = failure.problem.title(in: language)
        return failure.detail.map { "\(title): \($0(in: language))" } ?? title
    }
}
