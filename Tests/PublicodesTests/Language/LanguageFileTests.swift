import Testing

/// The files of examples themselves.
@Suite struct `The files of examples` {
    @Test func `can all be read, and hold more than four hundred examples`() throws {
        var count = 0
        for file in LanguageFile.all where file.name != "Refus.yaml" {
            let examples = try file.examples()
            #expect(!examples.isEmpty, "\(file)")
            count += examples.count
        }
        #expect(count > 400)
    }
}
