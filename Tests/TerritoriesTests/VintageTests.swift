import Territories
import Testing

/// Taking a newer vintage of the reference data.
@Suite struct `Newer reference data` {
    private func changes(_ edit: (borrowing TemporaryReference) -> Void) throws -> ReferenceChanges {
        let copy = TemporaryReference()
        let old = try Territories(folder: copy.folder)
        edit(copy)
        return ReferenceChanges(from: old, to: try Territories(folder: copy.folder))
    }

    private func refusal(_ edit: (borrowing TemporaryReference) -> Void) -> ReferenceError? {
        let copy = TemporaryReference()
        edit(copy)
        do throws(ReferenceError) {
            _ = try Territories(folder: copy.folder)
            return nil
        } catch { return error }
    }

    @Test func `the same data change nothing`() throws {
        #expect(try changes { _ in }.isEmpty)
    }

    @Test func `a new name, a new count, another grouping are told`() throws {
        let changes = try changes {
            $0.replace(
                "01001\tL'Abergement-Clémenciat\t01\t200069193\t", with: "01001\tL'Abergement\t01\t240100883\t",
                in: "communes")
            $0.replace("\t3.0469\t236714\n", with: "\t3.0469\t238246\n", in: "communes")
        }
        #expect(changes.renamed.map(\.to) == ["L'Abergement"])
        #expect(changes.renamed.map(\.from) == ["L'Abergement-Clémenciat"])
        #expect(changes.moved.map(\.description) == ["01001"])
        #expect(changes.recounted == 1)
        #expect(changes.created.isEmpty && changes.merged.isEmpty && changes.lost.isEmpty)
    }

    @Test func `a new vintage of the same facts is told`() throws {
        let changes = try changes { $0.replace("\ncommunes\t2026\t", with: "\ncommunes\t2027\t", in: "manifest") }
        #expect(changes.renewed.map(\.vintage) == ["2027"])
        #expect(!changes.isEmpty)
    }

    @Test func `a merger is told with the commune that takes the place`() throws {
        let changes = try changes { drop(from: $0, keepingTrace: true) }
        #expect(changes.merged.map(\.code.description) == ["01002"])
        #expect(changes.merged.map(\.into.description) == ["01001"])
        #expect(changes.lost.isEmpty)
    }

    @Test func `a commune that nothing replaces is lost, and coming back it is new`() throws {
        let changes = try changes { drop(from: $0, keepingTrace: false) }
        #expect(changes.lost.map(\.description) == ["01002"])
        let copy = TemporaryReference()
        drop(from: copy, keepingTrace: false)
        let back = ReferenceChanges(from: try Territories(folder: copy.folder), to: Reference.bundled)
        #expect(back.created.map(\.description) == ["01002"])
    }

    @Test func `groupings and labels that differ are told`() throws {
        let changes = try changes {
            $0.replace("\n200000172\tCommunauté", with: "\n200000081\tX\tCC\n200000172\tCommunauté", in: "epcis")
            $0.replace("\nF1703\tMaçon / Maçonne\t", with: "\nF1703\tMaçon\t", in: "trades")
        }
        #expect(changes.createdEpcis.map(\.description) == ["200000081"])
        #expect(changes.nomenclatures.map(\.name) == [.trades])
        #expect(changes.nomenclatures.map(\.relabelled) == [1])
    }

    @Test func `a table that is not there is refused, with its path`() {
        #expect(
            refusal { $0.remove("communes") }?.description.contains("communes.tsv cannot be read (error 2)") == true)
    }

    @Test(arguments: [
        ("code\tname\tarea", "code\tnom\tarea", "line 1: column 2 is not name"),
        ("\n01001\t", "\n0100é\t", "line 2: column 1 is no commune code"),
        ("\n01001\t", "\n01003\t", "line 3: codes are not in order"),
        ("L'Abergement-Clémenciat\t01\t", "L'Abergement-Clémenciat\t99\t", "line 2: the area is unknown"),
        ("Clémenciat\t01\t200069193", "Clémenciat\t01\t200069194", "line 2: the EPCI is unknown"),
        ("\t46.1537\t4.9259\t", "\t46.15370\t4.9259\t", "line 2: column 6 is no number"),
        ("\t46.1537\t4.9259\t", "\t-\t4.9259\t", "line 2: column 6 is no number"),
        ("\t46.1537\t4.9259\t", "\t46.1537\t4.9259\t\t", "line 2: there are too many fields"),
        ("\t46.1537\t4.9259\t", "\t46.1537\t", "line 2: there are 7 fields and not 8"),
    ])
    func `a line that is wrong is refused, with its number`(old: String, new: String, reason: String) {
        let error = refusal { $0.replace(old, with: new, in: "communes") }
        #expect(error?.description == "communes.tsv, \(reason)")
    }

    @Test func `a table that points at nothing is refused`() {
        let former = refusal { $0.replace("\tdelegated\t01138\n", with: "\tdelegated\t01998\n", in: "former-communes") }
        #expect(former == .dangling(table: "former-communes", code: "01039", reason: "commune 01998 is unknown"))
        let seat = refusal { $0.replace("01\tAin\t84\t", with: "01\tAin\t10\t", in: "departements") }
        #expect(seat == .dangling(table: "departements", code: "01", reason: "region is unknown"))
        let rows = refusal { $0.replace("\t34969\t", with: "\t34970\t", in: "manifest") }
        #expect(rows == .dangling(table: "manifest", code: "communes", reason: "34969 rows were read"))
    }

    /// Takes 01002 out of the communes, as if it had joined 01001.
    private func drop(from copy: borrowing TemporaryReference, keepingTrace: Bool) {
        copy.replace(
            "01002\tL'Abergement-de-Varey\t01\t240100883\t01640\t46.0096\t5.4281\t267\n", with: "", in: "communes")
        copy.replace("\t34969\t", with: "\t34968\t", in: "manifest")
        if keepingTrace {
            copy.replace(
                "\n01039\t", with: "\n01002\tL'Abergement-de-Varey\tdelegated\t01001\n01039\t", in: "former-communes")
        }
    }
}
