package import HTTP
package import LocalClient

/// Somebody with a token, whose requests carry it.
package struct TestCaller: Sendable {
    package let api: TestAPI
    package let token: String
    /// The name of the account; empty for a key.
    package let account: String

    /// Somebody, by their token.
    package init(api: TestAPI, token: String, account: String = "") {
        self.api = api
        self.token = token
        self.account = account
    }

    /// The field that carries the token.
    package var field: String { "Bearer " + token }

    /// Asks for something.
    package func get(_ target: String) throws -> Answer {
        try api.send(.get, target, fields: ["Authorization": field])
    }

    /// Sends a request without a body.
    package func send(_ method: Method, _ target: String, ifMatch: String? = nil) throws -> Answer {
        if let ifMatch {
            return try api.send(method, target, fields: ["Authorization": field, "If-Match": ifMatch])
        }
        return try api.send(method, target, fields: ["Authorization": field])
    }

    /// Sends JSON in a POST.
    package func post(_ target: String, json: String = "{}", ifMatch: String? = nil) throws -> Answer {
        try send(.post, target, json: json, ifMatch: ifMatch)
    }

    /// Sends JSON.
    package func send(_ method: Method, _ target: String, json: String, ifMatch: String? = nil) throws -> Answer {
        if let ifMatch {
            return try api.send(method, target, json: json, fields: ["Authorization": field, "If-Match": ifMatch])
        }
        return try api.send(method, target, json: json, fields: ["Authorization": field])
    }
}
