/// The version of the product (semantic versioning); `make release` checks it against CHANGELOG.md and openapi.yaml.
package enum Version {
    package static let current = "0.1.0"
}
