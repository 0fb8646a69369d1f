import Testing

/// The rules of docs/architecture.md, held against the sources.
@Suite struct `The layers` {
    private static let system: Set = ["Glibc", "Synchronization", "PackageDescription", "Swift"]
    private static let features: Set = [
        "Feedback", "Simulation", "Reference", "ExpertRouting", "Tickets", "Apprenticeship", "Companies",
        "Notifications",
        "Statistics", "Privacy", "Documentation",
    ]
    private static let ground: Set = [
        "Territories", "WorkingTime", "CompanyRecords", "Accounts", "Directory", "Federation", "Journal", "Attachments",
    ]

    @Test func `import only what their target declares`() {
        #expect(!Repository.declared.isEmpty)
        for used in Repository.imports where !Self.system.contains(used.module) {
            let declared = Repository.declared[used.file.module] ?? []
            #expect(declared.contains(used.module), "\(used.file) imports \(used.module), which is not declared")
        }
    }

    @Test func `declare only what they import`() {
        for (target, declared) in Repository.declared where !target.hasSuffix("Tests") && target != "TestSupport" {
            let used = Set(Repository.imports.filter { $0.file.module == target }.map(\.module))
            if used.isEmpty { continue }
            for module in declared {
                #expect(used.contains(module), "\(target) declares \(module) and never imports it")
            }
        }
    }

    @Test func `keep features apart`() {
        for feature in Self.features {
            let others = Repository.declared[feature, default: []].intersection(Self.features)
            #expect(others.isEmpty, "\(feature) depends on \(others)")
        }
        for module in Self.ground {
            let above = Repository.declared[module, default: []].intersection(Self.features.union(["App"]))
            #expect(above.isEmpty, "\(module) depends on \(above)")
        }
    }

    @Test func `give each C library one importer, whose signatures do not show it`() {
        let libraries = Set(
            Repository.declared.keys.filter { $0.hasPrefix("C") && $0.dropFirst().first?.isUppercase == true }
        )
        .subtracting(Self.features).subtracting(["Crypto"])
        for library in libraries {
            let imports = Repository.imports.filter { $0.module == library }
            #expect(Set(imports.map(\.file.module)).count <= 1, "\(library) has several importers")
            for used in imports {
                #expect(["", "private", "internal"].contains(used.access), "\(used.file) shows \(library)")
            }
        }
    }

    @Test func `do without Foundation`() {
        for used in Repository.imports {
            #expect(!used.module.hasPrefix("Foundation"), "\(used.file) imports \(used.module)")
        }
    }
}

/// How the sources read.
@Suite struct `The sources` {
    @Test func `stay in files that fit on a few screens`() {
        for file in Repository.sources { #expect(file.lines.count <= 301, "\(file) has \(file.lines.count) lines") }
    }

    @Test func `list every problem that they declare`() {
        for file in Repository.sources {
            for line in file.lines where line.contains("static let ") && line.contains("= Problem(") {
                let name = line.split(separator: "static let ")[1].split(separator: " ")[0].split(separator: ":")[0]
                let listings = Repository.sources.filter { other in
                    other.module == file.module && other.text.contains("[Problem]")
                        && other.text.split(separator: "[Problem]").dropFirst().joined().contains(".\(name)")
                }
                #expect(!listings.isEmpty, "\(file): \(name) is in no list of problems")
            }
        }
    }

    @Test func `say what is above private`() {
        let keywords = [
            "func ", "struct ", "class ", "enum ", "protocol ", "init(", "init?(", "static let ", "static func ",
        ]
        for file in Repository.sources where file.module != "Publicodes" {
            for (number, line) in file.lines.enumerated() where line.drop(while: \.isWhitespace).hasPrefix("package ") {
                guard keywords.contains(where: line.contains), !line.contains("package import"), number > 0 else {
                    continue
                }
                let above = file.lines[..<number].reversed().first { !$0.drop(while: \.isWhitespace).hasPrefix("@") }
                let isSaid = above.map { $0.contains("///") } ?? false
                let isObvious =
                    line.contains("static func") || line.contains("func represent(") || line.contains("init(from")
                    || line.contains("func encode(") || line.contains("init(stringLiteral") || line.contains("init?(_ ")
                    || line.contains("static let") || line.contains("func hash(")
                    || line.contains("init(integerLiteral")
                    || line.contains("func admit(") || line.contains("func handle(") || line.contains("func attempt(")
                    || line.contains("mutating func next()") || line.contains("appendLiteral")
                    || line.contains("init(literalCapacity") || line.contains("init(stringInterpolation")
                if !isObvious { #expect(isSaid, "\(file):\(number + 1) has no sentence: \(line)") }
            }
        }
    }
}
