import App
import Foundation
import Kernel
import LocalClient
import TestFolders
import TestSupport
import Testing

/// The path of an author, as the script of the examples walks it.
@Suite(.enabled(if: Script.canRun, Script.skipped))
struct `The path of an author` {
    @Test func `goes from a rate changed in a file to the public, and back`() throws {
        let api = try TestAPI(identities: RulePeople.identities)
        let (status, text) = try Script.example(
            "authors", ["http://localhost:\(api.service.port)"], variables: ["AUTHOR": "anna", "REVIEWER": "boris"])
        #expect(status == 0, "\(text)")
        let said = text.split(separator: "\n").filter { $0.contains("the public gets") }.map { String($0) }
        #expect(
            said == [
                "the public gets 200", "before that instant, the public gets 200", "after it, the public gets 240",
                "the public gets 200",
            ], "\(text)")
        #expect(text.contains(" → 240"))
    }

    @Test func `tells of mistakes on the author's own machine`() throws {
        let temporary = TemporaryFolder()
        let folder = temporary.path
        try Data("a: 1+1\nb: aa\nc:\n  valeur: 3\n  exemples:\n    - valeur attendue: 4\n".utf8)
            .write(to: URL(filePath: folder + "/m.publicodes"))
        let check = try Script.run(Script.program, ["models", "check", folder])
        #expect(check.status == 1)
        #expect(check.text.contains("m.publicodes:1: ") && check.text.contains("m.publicodes:2: "))
        try Data("c:\n  valeur: 3\n  exemples:\n    - valeur attendue: 4\n".utf8)
            .write(to: URL(filePath: folder + "/m.publicodes"))
        #expect(try Script.run(Script.program, ["models", "check", folder]).status == 0)
        let test = try Script.run(Script.program, ["models", "test", folder])
        #expect(test.status == 1 && test.text.contains("4") && test.text.contains("3"))
    }
}
