import Database
package import HTTP
package import HTTPServer
package import Kernel

/// The meeting point of the HTTP engine and the endpoints, one on each event thread.
package final class Gateway: RequestHandler {
    private let thread: EventThread
    private let name = RequestName()
    private let doorkeeper: Doorkeeper
    private let turnstile: Turnstile
    /// What the head looked at last was found to be, so that nothing is looked up twice.
    private var admitted: (target: RequestTarget, match: Router.Match)?
    private var services: Services { thread.services }

    /// A gateway of one event thread.
    ///
    /// - Throws: when the database cannot be opened for reading.
    package init(_ services: Services) throws {
        thread = EventThread(services, reader: try services.database.makeReader())
        doorkeeper = Doorkeeper(services, reader: thread.reader)
        turnstile = Turnstile(services)
    }

    package func admit(_ head: RequestHead) -> Admission {
        let match = services.router.match(head.target)
        if let match { admitted = (head.target, match) }
        let operation = match?.route(head.method)?.operation
        if let match, head.method == .options { return .refuse(options(match, head)) }
        do throws(Failure) {
            try enter(head, operation)
        } catch {
            return refuse(error, head, operation)
        }
        guard let match else { return refuse(Failure(.notFound), head, nil) }
        guard let operation else { return refuse(Failure(.methodNotAllowed), head, nil, allow: match.allowed) }
        if let accept = head.fields[.accept], !operation.isAccepted(by: accept) {
            return refuse(Failure(.notAcceptable), head, operation)
        }
        guard takesBody(of: head, operation) else { return refuse(Failure(.unsupportedMediaType), head, operation) }
        return .accept(bodyLimit: operation.bodyLimit)
    }

    /// Asks who comes in, counts them, and whether they may.
    private func enter(_ head: RequestHead, _ operation: Operation?) throws(Failure) {
        guard let operation else { return try turnstile.count(head, nil, .anonymous) }
        let identity: Caller.Identity
        do throws(Failure) {
            identity = try doorkeeper.identity(of: head)
        } catch {
            // Guessing tokens costs an address as much as asking without one.
            try turnstile.count(head, operation, .anonymous)
            throw error
        }
        try turnstile.count(head, operation, identity)
        if LeakedToken.isIn(head.target) { throw Failure(.tokenInAddress) }
        if let problem = operation.access.refusal(of: identity) { throw Failure(problem) }
    }

    package func handle(_ request: Request, _ reply: Reply) {
        guard let match = match(request.head.target), let route = match.route(request.head.method)
        else {
            return reply.send(
                services.finisher.response(.failure(Failure(.notFound)), exchange(request.head, nil)))
        }
        let operation = route.operation
        let reader = RequestReader(
            request, names: operation.path.parameters, values: match.values, isPage: operation.isPage)
        do throws(Failure) {
            let identity = try doorkeeper.identityAdmitted(with: request.head)
            // What the caller may do can have changed while the body came.
            if let problem = operation.access.refusal(of: identity) { throw Failure(problem) }
            var exchange = exchange(request.head, operation, identity)
            exchange.allowance = turnstile.allowance(of: request.head, operation, identity)
            route.serve(reader, exchange, thread, reply)
        } catch {
            reply.send(services.finisher.response(.failure(error), exchange(request.head, operation)))
        }
    }

    /// The answer to what never reaches a route: a wrong request line, a late body...
    package static func refusal(_ failure: Failure, _ head: RequestHead?, finisher: Finisher, clock: Clock) -> Response
    {
        let caller = Caller(
            identity: .anonymous, language: Language(preferredBy: head?.fields[.acceptLanguage]),
            request: RequestName()(given: head?.fields[.requestId], at: clock.now()))
        let representation = ProblemDocument.response(failure, request: caller.request, language: caller.language)
        guard let head else { return finisher.bareResponse(representation, caller) }
        return finisher.response(
            representation, Exchange(caller: caller, head: head, operation: nil, began: MonotonicClock.nanoseconds()))
    }

    private func match(_ target: RequestTarget) -> Router.Match? {
        if let admitted, admitted.target.isSame(as: target) { return admitted.match }
        return services.router.match(target)
    }

    private func exchange(
        _ head: RequestHead, _ operation: Operation?, _ identity: Caller.Identity = .anonymous
    ) -> Exchange {
        Exchange(
            caller: Caller(
                identity: identity, language: Language(of: head, operation),
                request: name(given: head.fields[.requestId], at: services.clock.now())),
            head: head, operation: operation, began: MonotonicClock.nanoseconds())
    }

    private func refuse(
        _ failure: Failure, _ head: RequestHead, _ operation: Operation?, allow: String? = nil
    ) -> Admission {
        var exchange = exchange(head, operation)
        exchange.allowance = turnstile.lastAllowance
        var representation = services.finisher.refusal(failure, exchange)
        if let allow { representation.fields.append(.allow, allow) }
        return .refuse(services.finisher.response(representation, exchange))
    }

    private func options(_ match: Router.Match, _ head: RequestHead) -> Response {
        var representation = Representation(.noContent, .plain, [])
        representation.fields.append(.allow, match.allowed)
        services.finisher.addPreflightFields(for: match, head, to: &representation.fields)
        return services.finisher.response(representation, exchange(head, nil))
    }

    /// A body must be of a type that the operation reads, and not compressed.
    private func takesBody(of head: RequestHead, _ operation: Operation) -> Bool {
        guard head.framing != .none else { return true }
        guard !operation.consumes.isEmpty, !head.fields.contains(.contentEncoding) else {
            return operation.consumes.isEmpty
        }
        guard let type = head.fields[.contentType] else { return false }
        return operation.consumes.contains { $0.isNamed(by: type) }
    }
}
