import JSON
import Kernel
import Testing

@testable import ExpertRouting

@Suite struct `A condition` {
    private func read(_ text: String) throws -> Condition { try ConditionReader.read(try JSONTape(text).root) }

    @Test func `is written as it was read`() throws {
        let text = """
            {"all":[{"field":"ageYears","op":"gte","value":3},{"any":[{"field":"headcount","op":"between","value":[10,49]},\
            {"field":"naf","op":"prefix","value":["10","C"]}]},{"not":{"field":"commune","op":"in","value":["62041"]}},\
            {"field":"answer:bank","op":"eq","value":true},{"field":"opco","op":"exists"}]}
            """
        var writer = JSONWriter()
        writer.write(try read(text))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test func `writes activities in one way`() throws {
        #expect(try read(#"{"field":"naf","op":"eq","value":"1071C"}"#) == .test(.init(.naf, .equals(.text("10.71C")))))
    }

    @Test(
        arguments: [
            (#"{"all":[]}"#, [("/all", "list-expected")]),
            (#"{"field":"size","op":"eq","value":1}"#, [("/field", "unknown-field")]),
            (#"{"field":"headcount","op":"around","value":1}"#, [("/op", "unknown-operation")]),
            (#"{"field":"headcount","op":"prefix","value":"1"}"#, [("/op", "operation-not-suited")]),
            (#"{"field":"naf","op":"gte","value":1}"#, [("/op", "operation-not-suited")]),
            (#"{"field":"headcount","op":"eq","value":"many"}"#, [("/value", "wrong-kind")]),
            (#"{"field":"headcount","op":"between","value":[50,10]}"#, [("/value", "never-met")]),
            (#"{"field":"headcount","op":"exists","value":1}"#, [("/value", "value-not-expected")]),
            (#"{"field":"headcount","op":"gte"}"#, [("", "value-expected")]),
            (#"{"field":"headcount"}"#, [("", "test-expected")]),
            (#"{"field":"naf","op":"in","value":["1071C","bread"]}"#, [("/value/1", "invalid-code")]),
            (
                #"{"any":[{"field":"x","op":"eq","value":1},{"not":{"field":"naf","op":"lte","value":1}}]}"#,
                [("/any/0/field", "unknown-field"), ("/any/1/not/op", "operation-not-suited")]
            ),
        ] as [(String, [(String, String)])])
    func `that is wrong has each mistake named`(text: String, mistakes: [(String, String)]) throws {
        let failure = #expect(throws: Failure.self) { try read(text) }
        #expect(failure?.fields.map(\.pointer) == mistakes.map(\.0))
        #expect(failure?.fields.map(\.code) == mistakes.map(\.1))
    }

    @Test func `has six levels and no more`() throws {
        func nested(_ levels: Int) -> String {
            levels == 1 ? #"{"field":"ess","op":"eq","value":true}"# : "{\"not\":\(nested(levels - 1))}"
        }
        #expect(try read(nested(6)).depth == 6)
        let failure = #expect(throws: Failure.self) { try read(nested(7)) }
        #expect(failure?.fields.map(\.code) == ["too-deep"])
    }
}
