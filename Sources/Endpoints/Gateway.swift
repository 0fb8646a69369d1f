import Database
package import HTTP
package import HTTPServer
package import Kernel

/// The meeting point of the HTTP engine and the endpoints, one on each event thread.
package final class Gateway: RequestHandler {
    private let thread: EventThread
    private let name = RequestName()
    private let doorkeeper: Doorkeeper
    /// What the head looked at last was found to be, so that nothing is looked up twice.
    private var admitted: (target: RequestTarget, match: Router.Match)?
    private var services: Services { thread.services }

    /// A gateway of one event thread.
    ///
    /// - Throws: when the database cannot be opened for reading.
    package init(_ services: Services) throws {
        thread = EventThread(services, reader: try services.database.makeReader())
        doorkeeper = Doorkeeper(services, reader: thread.reader)
    }

    package func admit(_ head: RequestHead) -> Admission {
        guard let match = services.router.match(head.target) else { return refuse(Failure(.notFound), head, nil) }
        admitted = (head.target, match)
        if head.method == .options { return .refuse(options(match, head)) }
        guard let route = match.route(head.method) else {
            return refuse(Failure(.methodNotAllowed), head, nil, allow: match.allowed)
        }
        let operation = route.operation
        do throws(Failure) {
            let identity = try doorkeeper.identity(of: head)
            if let problem = operation.access.refusal(of: identity) { throw Failure(problem) }
        } catch {
            return refuse(error, head, operation)
        }
        if let accept = head.fields[.accept], !operation.isAccepted(by: accept) {
            return refuse(Failure(.notAcceptable), head, operation)
        }
        guard takesBody(of: head, operation) else { return refuse(Failure(.unsupportedMediaType), head, operation) }
        return .accept(bodyLimit: operation.bodyLimit)
    }

    package func handle(_ request: Request, _ reply: Reply) {
        guard let match = match(request.head.target), let route = match.route(request.head.method)
        else {
            return reply.send(
                services.finisher.response(.failure(Failure(.notFound)), exchange(request.head, nil)))
        }
        let operation = route.operation
        let reader = RequestReader(request, names: operation.path.parameters, values: match.values)
        do throws(Failure) {
            let identity = try doorkeeper.identityAdmitted(with: request.head)
            route.serve(reader, exchange(request.head, operation, identity), thread, reply)
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
                identity: identity, language: Language(preferredBy: head.fields[.acceptLanguage]),
                request: name(given: head.fields[.requestId], at: services.clock.now())),
            head: head, operation: operation, began: MonotonicClock.nanoseconds())
    }

    private func refuse(
        _ failure: Failure, _ head: RequestHead, _ operation: Operation?, allow: String? = nil
    ) -> Admission {
        let exchange = exchange(head, operation)
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
