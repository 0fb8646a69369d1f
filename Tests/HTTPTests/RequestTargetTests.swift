import HTTP
import Testing

/// Reading paths and queries.
@Suite struct `A request target` {
    @Test(arguments: [
        ("/", [""]),
        ("/v1/communes", ["v1", "communes"]),
        ("/v1//a/", ["v1", "", "a", ""]),
        ("/a%2Fb/c", ["a/b", "c"]),
        ("/%C3%A9t%c3%a9", ["été"]),
        ("/a+b", ["a+b"]),
        ("/a/..b/...", ["a", "..b", "..."]),
    ]) func `decodes its segments after splitting them`(text: String, segments: [String]) throws {
        #expect(try RequestTarget(text).segments == segments)
    }

    @Test(arguments: [
        ("/?", []),
        ("/?a=b&c", ["a=b", "c="]),
        ("/?a=1&a=2&&", ["a=1", "a=2"]),
        ("/?a=b=c", ["a=b=c"]),
        ("/?q=un+deux%2B%26&x[y]=1", ["q=un deux+&", "x[y]=1"]),
        ("/?%C3%A9=%2e%2e/..", ["é=../.."]),
    ]) func `decodes its parameters as forms are`(text: String, parameters: [String]) throws {
        #expect(try RequestTarget(text).parameters.map { "\($0.name)=\($0.value)" } == parameters)
    }

    @Test(arguments: [
        ("", ParseError.badTarget), ("a", .badTarget), ("*?a", .badTarget), ("/a b", .badTarget), ("/\"", .badTarget),
        ("/a\\b", .badTarget), ("/<", .badTarget), ("/?\"", .badTarget), ("/?a#b", .badTarget), ("/é", .badTarget),
        ("/%", .badEscape), ("/%a", .badEscape), ("/%zz", .badEscape), ("/%00", .badEscape), ("/?a=%00", .badEscape),
        ("/%ff", .badEscape), ("/%c0%af", .badEscape), ("/?%ed%a0%80", .badEscape),
        ("/.", .dotSegment), ("/..", .dotSegment), ("/a/../b", .dotSegment), ("/a/./b", .dotSegment),
        ("/%2e", .dotSegment), ("/a/%2E%2e/b", .dotSegment), ("/.%2e?x", .dotSegment),
    ]) func `refuses what has two readings`(text: String, error: ParseError) {
        #expect(throws: error) { try RequestTarget(text) }
    }
}
