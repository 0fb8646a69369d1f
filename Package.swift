// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built the same way: Swift 6, the upcoming features of the style guide, no warning.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A C library of the distribution: a module map and a shim, nothing else.
func library(_ name: String, _ pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, path: "Sources/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A module of the product; `dependencies` are the arrows of docs/architecture.md.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// What every feature stands on that keeps things and answers requests.
let ground: [Target.Dependency] = ["Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel"]

/// A module of the product that keeps things, answers requests and writes the journal.
func feature(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    module(name, ground + dependencies)
}

/// A module whose work takes long without optimisation: it has it in debug builds too, or else the tests would mostly wait
/// for models, tables and fixtures to be read.
func optimizedModule(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies,
        swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

/// The tests of one feature, through HTTP and from inside.
func featureTests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    tests(
        "\(name)Tests",
        [
            "Database", "Endpoints", "HTTP", "JSON", "Kernel", "LocalClient", "TestDatabases", "TestFolders",
            "TestSupport",
        ]
            + [.byName(name: name)] + dependencies)
}

/// The tests of one module.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: data, swiftSettings: settings)
}

let package = Package(
    name: "guichet",
    products: [.executable(name: "guichet", targets: ["guichet"])],
    targets: [
        // C libraries: one importer each.
        .systemLibrary(name: "CEpoll", path: "Sources/CEpoll"),
        library("CSQLite", "sqlite3", apt: "libsqlite3-dev"),
        library("CPostgres", "libpq", apt: "libpq-dev"),
        library("CYAML", "yaml-0.1", apt: "libyaml-dev"),
        library("CSodium", "libsodium", apt: "libsodium-dev"),
        library("COpenSSL", "libcrypto", apt: "libssl-dev"),
        library("CZlib", "zlib", apt: "zlib1g-dev"),
        library("CCurl", "libcurl", apt: "libcurl4-openssl-dev"),
        library("CXLSXWriter", "xlsxwriter", apt: "libxlsxwriter-dev"),
        // Its pkg-config file asks for jansson's, which is not needed.
        .systemLibrary(name: "CJose", path: "Sources/CJose", providers: [.apt(["libcjose-dev", "libssl-dev"])]),

        // Engines: know nothing of France.
        module("Kernel"),
        module("Crypto", ["COpenSSL", "CSodium", "Kernel"]),
        optimizedModule("JSON", ["Kernel"]),
        module("Logging", ["JSON", "Kernel"]),
        optimizedModule("YAML", ["CYAML", "Kernel"]),
        optimizedModule("Publicodes", ["JSON", "YAML", "Kernel"]),
        module("HTTP", ["Kernel"]),
        module("HTTPServer", ["CEpoll", "HTTP", "Kernel"]),
        module("Database", ["CPostgres", "CSQLite", "Crypto", "Kernel"]),
        module("Compression", ["CZlib"]),
        module("Spreadsheet", ["CXLSXWriter"]),
        module(
            "Endpoints", ["Compression", "Crypto", "Database", "HTTP", "HTTPServer", "JSON", "Kernel", "Logging"]),
        module("LocalClient", ["HTTP"]),
        module("Outbound", ["CCurl", "Crypto", "HTTP", "Kernel"]),
        module("OpenIDConnect", ["CJose", "Crypto", "HTTP", "JSON", "Kernel", "Outbound"]),

        // Shared ground: what several features stand on.
        optimizedModule("Territories", ["Kernel"]),
        module("WorkingTime", ["Kernel", "Territories"]),
        module("CompanyRecords", ["Database", "Endpoints", "Kernel", "Territories"]),
        module("Journal", ["Crypto", "Database", "Endpoints", "HTTP", "JSON", "Kernel"]),
        feature("Accounts", ["Crypto"]),
        feature("Directory", ["Accounts", "Territories", "WorkingTime"]),
        feature("Attachments", ["Compression", "Crypto"]),
        feature("Federation", ["Accounts", "Crypto", "Logging", "OpenIDConnect"]),

        // Features: no feature imports another.
        feature("Privacy", ["Accounts", "Crypto", "Territories"]),
        module("Documentation", ["Database", "Endpoints", "HTTP", "JSON", "Kernel"]),
        feature("Feedback", ["Territories"]),
        feature("Notifications", ["Accounts", "Crypto", "Outbound", "YAML"]),
        feature("Statistics", ["Accounts", "Territories"]),
        feature("Tickets", ["Accounts", "Attachments", "Crypto", "Directory", "Territories", "WorkingTime"]),
        module("Reference", ["Database", "Endpoints", "HTTP", "JSON", "Kernel", "Territories"]),
        feature("Simulation", ["Accounts", "Crypto", "Publicodes", "YAML"]),
        feature("ExpertRouting", ["Accounts", "CompanyRecords", "Crypto", "Directory", "Territories", "WorkingTime"]),
        feature(
            "Companies",
            [
                "Accounts", "Attachments", "CompanyRecords", "Crypto", "Outbound", "Spreadsheet", "Territories",
                "WorkingTime",
            ]),
        feature("Apprenticeship", ["Accounts", "Attachments", "CompanyRecords", "Crypto", "Directory", "Territories"]),

        // The whole.
        module(
            "App",
            [
                "Accounts",
                "Apprenticeship",
                "Attachments",
                "Companies",
                "CompanyRecords",
                "Crypto",
                "Database",
                "Directory",
                "Documentation",
                "Endpoints",
                "ExpertRouting",
                "Federation",
                "Feedback",
                "HTTP",
                "HTTPServer",
                "JSON",
                "Journal",
                "Kernel",
                "LocalClient",
                "Logging",
                "Notifications",
                "OpenIDConnect",
                "Outbound",
                "Privacy",
                "Publicodes",
                "Reference",
                "Simulation",
                "Statistics",
                "Territories",
                "Tickets",
                "YAML",
            ]),
        .executableTarget(name: "guichet", dependencies: ["App"], swiftSettings: settings),

        // Benchmarks: not part of the product.
        .target(
            name: "BenchmarkSupport", dependencies: ["App", "Endpoints", "Logging"], path: "Benchmarks/support",
            swiftSettings: settings),
        .executableTarget(
            name: "bench-static", dependencies: ["HTTP", "HTTPServer", "Kernel"], path: "Benchmarks/bench-static",
            swiftSettings: settings),
        .executableTarget(
            name: "bench-service", dependencies: ["BenchmarkSupport", "Database", "Endpoints", "HTTP", "Kernel"],
            path: "Benchmarks/bench-service", swiftSettings: settings),

        .executableTarget(
            name: "bench-journal", dependencies: ["Database", "Endpoints", "Journal", "Kernel"],
            path: "Benchmarks/bench-journal", swiftSettings: settings),

        .executableTarget(
            name: "bench-routing",
            dependencies: [
                "Accounts", "BenchmarkSupport", "Database", "Endpoints", "ExpertRouting", "HTTP", "Kernel",
                "Territories",
            ],
            path: "Benchmarks/bench-routing", swiftSettings: settings),

        .executableTarget(
            name: "bench-tickets",
            dependencies: ["Accounts", "BenchmarkSupport", "Crypto", "Database", "Endpoints", "HTTP", "Kernel"],
            path: "Benchmarks/bench-tickets", swiftSettings: settings),

        .executableTarget(
            name: "bench-directory", dependencies: ["Database", "Directory", "Endpoints", "Kernel", "Territories"],
            path: "Benchmarks/bench-directory", swiftSettings: settings),

        .executableTarget(
            name: "bench-companies",
            dependencies: ["Companies", "Database", "Endpoints", "Kernel", "Territories"],
            path: "Benchmarks/bench-companies", swiftSettings: settings),

        .executableTarget(
            name: "bench-apprenticeship",
            dependencies: [
                "Apprenticeship", "CompanyRecords", "Database", "Endpoints", "JSON", "Kernel", "Territories",
            ],
            path: "Benchmarks/bench-apprenticeship", swiftSettings: settings),

        // Tests.
        .target(
            name: "TestDatabases", dependencies: ["CPostgres", "Database"], path: "Tests/TestDatabases",
            swiftSettings: settings),
        .target(name: "TestFolders", path: "Tests/TestFolders", swiftSettings: settings),
        .target(
            name: "TestSupport",
            dependencies: [
                "App", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Kernel", "LocalClient", "Logging",
                "TestDatabases", "TestFolders",
            ],
            path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "TestProvider", dependencies: ["CJose", "Crypto", "HTTP", "HTTPServer", "JSON", "Kernel"],
            path: "Tests/TestProvider", swiftSettings: settings),
        tests("KernelTests", ["TestFolders", "Kernel", "Crypto"]),
        tests("JSONTests", ["JSON", "Kernel"]),
        tests("YAMLTests", ["YAML", "Kernel"]),
        tests(
            "PublicodesTests", ["Publicodes", "JSON", "YAML", "Kernel"],
            data: [.copy("Numbers/Values"), .copy("Language/Models")]),
        tests("HTTPTests", ["HTTP", "Kernel"]),
        tests("HTTPServerTests", ["HTTPServer", "HTTP", "Kernel"]),
        .target(name: "CFaultVFS", dependencies: ["CSQLite"], path: "Tests/CFaultVFS"),
        tests("DatabaseTests", ["TestDatabases", "TestFolders", "TestSupport", "CFaultVFS", "Database", "Kernel"]),
        tests("WorkingTimeTests", ["Kernel", "Territories", "WorkingTime"]),
        tests("TerritoriesTests", ["TestFolders", "Territories"]),
        tests("EndpointsTests", ["TestSupport", "Database", "Endpoints", "HTTP", "JSON", "Kernel", "LocalClient"]),
        featureTests("Journal", ["App", "Crypto"]),
        tests("OutboundTests", ["TestSupport", "HTTP", "Kernel", "Outbound"]),
        featureTests("Accounts", ["Crypto", "Logging"]),
        tests(
            "OpenIDConnectTests",
            ["TestProvider", "TestSupport", "Crypto", "HTTP", "JSON", "Kernel", "OpenIDConnect", "Outbound"]),
        featureTests("Notifications", ["Accounts", "Journal", "Outbound"]),
        featureTests("Attachments", ["App", "Compression", "Crypto", "Journal"]),
        featureTests("Federation", ["TestProvider", "Crypto", "Outbound"]),
        featureTests("Privacy", ["Accounts", "App", "Crypto", "Journal"]),
        featureTests("Statistics", ["Journal"]),
        tests("DocumentationTests", ["HTTP", "JSON", "LocalClient", "TestSupport"]),
        featureTests("Feedback"),
        featureTests("Directory", ["Accounts", "Territories"]),
        featureTests("Companies", ["Accounts", "App", "CompanyRecords", "Crypto", "Journal", "Territories"]),
        featureTests("Tickets", ["Accounts", "App", "Crypto", "Directory"]),
        tests("ReferenceTests", ["TestSupport", "HTTP", "JSON", "LocalClient"]),
        tests(
            "SimulationTests",
            [
                "LocalClient", "TestFolders", "TestSupport", "App", "Simulation", "Publicodes", "JSON", "HTTP",
                "Kernel", "YAML",
            ],
            data: [.copy("CrossCheck/Data")]),
        tests(
            "CompanyRecordsTests",
            ["CompanyRecords", "Database", "Endpoints", "Kernel", "Territories", "TestDatabases", "TestFolders"]),
        featureTests("ExpertRouting", ["Accounts", "App", "CompanyRecords", "Directory", "Territories"]),
        featureTests(
            "Apprenticeship", ["Accounts", "App", "CompanyRecords", "Crypto", "Notifications", "Territories"]),
        tests(
            "AppTests",
            [
                "TestFolders", "Accounts", "TestSupport", "App", "Crypto", "Database", "Endpoints", "HTTP", "JSON",
                "LocalClient",
                "YAML",
                "Kernel",
            ]),
        tests("ArchitectureTests", ["JSON", "Kernel"]),
    ]
)
