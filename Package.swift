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

/// A module whose work takes long without optimisation: it has it in debug builds too, or else the tests would mostly wait
/// for models, tables and fixtures to be read.
func optimizedModule(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies,
        swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))])
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
        library("CYAML", "yaml-0.1", apt: "libyaml-dev"),
        library("CSodium", "libsodium", apt: "libsodium-dev"),
        library("COpenSSL", "libcrypto", apt: "libssl-dev"),
        library("CZlib", "zlib", apt: "zlib1g-dev"),
        library("CCurl", "libcurl", apt: "libcurl4-openssl-dev"),
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
        module("Database", ["CSQLite", "Crypto", "Kernel"]),
        module("Compression", ["CZlib"]),
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
        module("Accounts", ["Crypto", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel"]),
        module(
            "Directory",
            ["Accounts", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel", "Territories", "WorkingTime"]),
        module(
            "Attachments",
            ["Compression", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel"]),

        module(
            "Federation",
            [
                "Accounts", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel", "Logging",
                "OpenIDConnect",
            ]),

        // Features: no feature imports another.
        module(
            "Privacy",
            ["Accounts", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel", "Territories"]),
        module("Documentation", ["Database", "Endpoints", "HTTP", "JSON", "Kernel"]),
        module("Feedback", ["Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel", "Territories"]),
        module(
            "Notifications",
            [
                "Accounts", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel", "Outbound", "YAML",
            ]),
        module("Statistics", ["Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel"]),
        module(
            "Tickets",
            [
                "Accounts", "Attachments", "Crypto", "Database", "Directory", "Endpoints", "HTTP", "JSON", "Journal",
                "Kernel", "Territories", "WorkingTime",
            ]),
        module("Reference", ["Database", "Endpoints", "HTTP", "JSON", "Kernel", "Territories"]),
        module(
            "Simulation",
            ["Accounts", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel", "Publicodes", "YAML"]),

        module(
            "ExpertRouting",
            [
                "Accounts", "CompanyRecords", "Crypto", "Database", "Directory", "Endpoints", "HTTP", "JSON", "Journal",
                "Kernel", "Territories", "WorkingTime",
            ]),

        module(
            "Companies",
            [
                "Accounts", "CompanyRecords", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel",
                "Outbound", "Territories", "WorkingTime",
            ]),

        module(
            "Apprenticeship",
            [
                "Accounts", "CompanyRecords", "Crypto", "Database", "Directory", "Endpoints", "HTTP", "JSON", "Journal",
                "Kernel", "Territories",
            ]),

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
        .executableTarget(
            name: "bench-static", dependencies: ["HTTP", "HTTPServer", "Kernel"], path: "Benchmarks/bench-static",
            swiftSettings: settings),
        .executableTarget(
            name: "bench-service", dependencies: ["App", "Database", "Endpoints", "HTTP", "Kernel", "Logging"],
            path: "Benchmarks/bench-service", swiftSettings: settings),

        .executableTarget(
            name: "bench-journal", dependencies: ["Database", "Endpoints", "Journal", "Kernel"],
            path: "Benchmarks/bench-journal", swiftSettings: settings),

        .executableTarget(
            name: "bench-routing", dependencies: ["ExpertRouting", "Kernel", "Territories"],
            path: "Benchmarks/bench-routing", swiftSettings: settings),

        .executableTarget(
            name: "bench-tickets",
            dependencies: ["Accounts", "App", "Crypto", "Database", "Endpoints", "HTTP", "Kernel", "Logging"],
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
        .target(name: "TestFolders", path: "Tests/TestFolders", swiftSettings: settings),
        .target(
            name: "TestSupport",
            dependencies: [
                "App", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Kernel", "LocalClient", "Logging",
                "TestFolders",
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
        tests("DatabaseTests", ["TestFolders", "CFaultVFS", "Database", "Kernel"]),
        tests("WorkingTimeTests", ["Kernel", "Territories", "WorkingTime"]),
        tests("TerritoriesTests", ["TestFolders", "Territories"]),
        tests("EndpointsTests", ["TestSupport", "Database", "Endpoints", "HTTP", "JSON", "Kernel", "LocalClient"]),
        tests(
            "JournalTests",
            [
                "TestFolders", "TestSupport", "App", "Crypto", "Database", "HTTP", "JSON", "Journal", "Kernel",
                "LocalClient",
            ]),
        tests("OutboundTests", ["TestSupport", "HTTP", "Kernel", "Outbound"]),
        tests(
            "AccountsTests",
            ["TestSupport", "Accounts", "Crypto", "HTTP", "JSON", "Kernel", "LocalClient", "Logging"]),
        tests(
            "OpenIDConnectTests",
            ["TestProvider", "TestSupport", "Crypto", "HTTP", "JSON", "Kernel", "OpenIDConnect", "Outbound"]),
        tests(
            "NotificationsTests",
            [
                "TestSupport", "Accounts", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel", "LocalClient",
                "Notifications", "Outbound",
            ]),
        tests(
            "AttachmentsTests",
            [
                "TestSupport", "App", "Attachments", "Compression", "Crypto", "Database", "Endpoints", "HTTP", "JSON",
                "Journal", "Kernel", "LocalClient",
            ]),
        tests(
            "FederationTests",
            [
                "TestFolders", "TestProvider", "TestSupport", "Crypto", "Database", "Endpoints", "HTTP", "JSON",
                "Kernel",
                "LocalClient", "Outbound",
            ]),
        tests(
            "PrivacyTests",
            [
                "TestFolders", "TestSupport", "Accounts", "App", "Crypto", "Database", "Endpoints", "HTTP", "JSON",
                "Journal", "Kernel", "LocalClient", "Privacy",
            ]),
        tests(
            "StatisticsTests",
            ["TestSupport", "Database", "Endpoints", "HTTP", "JSON", "Journal", "Kernel", "LocalClient", "Statistics"]),
        tests("DocumentationTests", ["HTTP", "JSON", "LocalClient", "TestSupport"]),
        tests("FeedbackTests", ["TestSupport", "Feedback", "HTTP", "JSON", "Kernel", "LocalClient"]),
        tests(
            "DirectoryTests",
            [
                "TestSupport", "Accounts", "Database", "Directory", "Endpoints", "HTTP", "JSON", "Kernel",
                "LocalClient", "Territories",
            ]),
        tests(
            "CompaniesTests",
            [
                "TestFolders", "TestSupport", "Accounts", "App", "Companies", "CompanyRecords", "Database", "Endpoints",
                "HTTP",
                "JSON", "Journal", "Kernel", "LocalClient", "Territories",
            ]),
        tests(
            "TicketsTests",
            [
                "TestFolders", "TestSupport", "Accounts", "Crypto", "Database", "Endpoints", "HTTP", "JSON", "Kernel",
                "LocalClient", "Tickets",
            ]),
        tests("ReferenceTests", ["TestSupport", "HTTP", "JSON", "LocalClient"]),
        tests(
            "SimulationTests", ["TestSupport", "App", "Simulation", "Publicodes", "JSON", "HTTP", "Kernel", "YAML"],
            data: [.copy("CrossCheck/Data")]),
        tests(
            "CompanyRecordsTests", ["CompanyRecords", "Database", "Endpoints", "Kernel", "Territories", "TestFolders"]),
        tests(
            "ExpertRoutingTests",
            [
                "TestSupport", "Accounts", "App", "CompanyRecords", "Database", "Directory", "Endpoints",
                "ExpertRouting", "HTTP", "JSON", "Kernel", "LocalClient", "Territories",
            ]),
        tests(
            "ApprenticeshipTests",
            [
                "TestSupport", "Accounts", "App", "Apprenticeship", "CompanyRecords", "Database", "Endpoints", "HTTP",
                "JSON", "Kernel", "LocalClient", "Territories",
            ]),
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
