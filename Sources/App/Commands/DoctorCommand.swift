import Kernel

/// Says what is well, what one may want otherwise, and what cannot work, whether the service runs or not.
enum DoctorCommand: Subcommand {
    static let name = "doctor"
    static let usage = ServeCommand.usage
    static let summary = Text(
        fr: "dit ce qui va, ce qui manque et ce qui ne marche pas", en: "says what is well, what lacks and what fails")
    static let flags = ServeCommand.flags

    static func run(_ arguments: Arguments) throws -> Int32 {
        let diagnosis = Diagnosis(try arguments.configuration())
        for finding in diagnosis.findings {
            let grade = finding.grade.rawValue.padded(to: 5)
            Terminal.print("\(grade) \(finding.topic.padded(to: 9)) \(finding.text(in: Terminal.language))")
        }
        return diagnosis.isWrong ? 1 : 0
    }
}

extension String {
    /// With spaces after it, up to a width.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
