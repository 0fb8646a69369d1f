package import HTTP
import JSON
package import Kernel

/// What a handler gives back, which becomes an answer.
package protocol Representable: Sendable {
    /// The answer, for one caller.
    func represent(for caller: Caller) throws -> Representation
}

/// An answer before the protocol's own fields are added.
package struct Representation: Sendable {
    package var status: Status
    package var type: MediaType
    package var body: [UInt8]
    package var fields: HeaderFields
    /// The version of the resource, for its entity tag.
    package var version: Int?
    package var caching: Caching
    /// The cursor of the next page of a list, for its `Link` (RFC 8288).
    package var next: String?
    /// How many items a list has, where they were only counted.
    var count: Int?
    /// Writes what follows the body, piece by piece, on the errand's thread, which waits for slow readers; only for errands.
    package var producer: (@Sendable (_ write: ([UInt8]) throws -> Void) throws -> Void)?

    /// What caches may do with an answer.
    package enum Caching: Sendable {
        /// Personal, or never twice the same.
        case none
        /// Public reference data: kept that many seconds, then asked again by its tag.
        case publicly(seconds: Int)

        /// Whether the answer is its caller's alone.
        var isPrivate: Bool { if case .none = self { true } else { false } }
    }

    /// An answer of one type.
    package init(
        _ status: Status = .ok, _ type: MediaType, _ body: [UInt8], fields: HeaderFields = HeaderFields(),
        version: Int? = nil, caching: Caching = .none
    ) {
        self.status = status
        self.type = type
        self.body = body
        self.fields = fields
        self.version = version
        self.caching = caching
    }
}

extension Representation: Representable {
    package func represent(for caller: Caller) throws -> Representation { self }
}

/// A value answered as JSON with status 200.
package protocol JSONRepresentable: Representable, Encodable {}

extension JSONRepresentable {
    package func represent(for caller: Caller) throws -> Representation {
        Representation(.ok, .json, try JSONEncoder.encode(self))
    }
}

/// A new resource: 201, its address, and itself.
package struct Created<Resource: Encodable & Sendable>: Representable {
    package let resource: Resource
    package let location: String
    package let version: Int?

    /// A resource created at an address.
    package init(_ resource: Resource, at location: String, version: Int? = nil) {
        self.resource = resource
        self.location = location
        self.version = version
    }

    package func represent(for caller: Caller) throws -> Representation {
        var fields = HeaderFields()
        fields.append(.location, location)
        return Representation(.created, .json, try JSONEncoder.encode(resource), fields: fields, version: version)
    }
}

/// A value answered with the version that its entity tag carries.
package struct Versioned<Resource: Encodable & Sendable>: Representable {
    package let resource: Resource
    package let version: Int

    /// A resource at a version.
    package init(_ resource: Resource, version: Int) {
        self.resource = resource
        self.version = version
    }

    package func represent(for caller: Caller) throws -> Representation {
        Representation(.ok, .json, try JSONEncoder.encode(resource), version: version)
    }
}
