/// How far a client may call. A connection that is kept is not looked at again, so a client has one reach for its life.
package enum Reach: Sendable {
    /// Partners whose address anybody may have typed: over TLS only, at public addresses only.
    case partners
    /// Services named in the configuration: also without TLS, also inside the house.
    case configured
}
