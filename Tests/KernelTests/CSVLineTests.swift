import Kernel
import Testing

/// Tables that spreadsheets open without harm.
@Suite struct `A line of a table` {
    @Test(arguments: [
        (["a", "b"], "a,b"), (["a,b", "c"], "\"a,b\",c"), (["a\"b"], "\"a\"\"b\""), (["a\nb"], "\"a\nb\""),
        (["a\r\nb"], "\"a\r\nb\""), (["a\rb"], "\"a\rb\""), (["=1+1"], "'=1+1"), (["@a", "-1", "+1"], "'@a,'-1,'+1"),
        (["\t1"], "'\t1"), (["", "é"], ",é"),
    ])
    func `keeps its values apart, and no value is a formula`(values: [String], line: String) {
        #expect(CSVLine.text(values) == line + "\r\n")
    }
}
