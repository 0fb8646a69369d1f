/// One step of the parser.
struct YAMLEvent {
    let kind: Kind
    let position: YAMLPosition

    /// What was met.
    enum Kind {
        case documentStart
        case streamEnd
        case alias(String)
        case scalar(text: String, style: YAMLScalar.Style, properties: Properties)
        case sequenceStart(Properties)
        case mappingStart(Properties)
        /// The end of a document, a sequence or a mapping: the composer knows which.
        case end
    }

    /// What may stand before a value.
    struct Properties {
        let anchor: String?
        let tag: String?
    }
}
