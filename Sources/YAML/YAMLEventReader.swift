private import CYAML

/// The parser of libyaml, as a stream of events; the only place that knows of it.
final class YAMLEventReader {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// libyaml reads the text in place.
    private let text: UnsafeMutableBufferPointer<UInt8>

    init(_ text: [UInt8]) {
        self.text = .allocate(capacity: text.count)
        _ = self.text.initialize(from: text)
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else { fatalError("no memory for the YAML parser") }
        // Without it, libyaml would accept UTF-16 with a byte order mark.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, self.text.baseAddress, self.text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The next event.
    func next() throws(YAMLError) -> YAMLEvent {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw error }
            defer { yaml_event_delete(&event) }
            if let kind = YAMLEvent.Kind(event) {
                return YAMLEvent(kind: kind, position: YAMLPosition(event.start_mark))
            }
        }
    }

    private var error: YAMLError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unreadable"
        return YAMLError(.syntax(problem), at: YAMLPosition(parser.pointee.problem_mark))
    }
}

extension YAMLPosition {
    fileprivate init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}

extension YAMLEvent.Kind {
    /// `nil` for the start of the stream, which says nothing.
    fileprivate init?(_ event: yaml_event_t) {
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: self = .documentStart
        case YAML_STREAM_END_EVENT: self = .streamEnd
        case YAML_ALIAS_EVENT: self = .alias(String(cString: event.data.alias.anchor))
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let style: YAMLScalar.Style =
                switch scalar.style {
                case YAML_PLAIN_SCALAR_STYLE: .plain
                case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
                default: .quoted
                }
            self = .scalar(
                text: String(decoding: bytes, as: UTF8.self), style: style,
                properties: YAMLEvent.Properties(scalar.anchor, scalar.tag))
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            self = .sequenceStart(YAMLEvent.Properties(start.anchor, start.tag))
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            self = .mappingStart(YAMLEvent.Properties(start.anchor, start.tag))
        case YAML_DOCUMENT_END_EVENT, YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: self = .end
        default: return nil
        }
    }
}

extension YAMLEvent.Properties {
    fileprivate init(_ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?) {
        self.init(anchor: anchor.map { String(cString: $0) }, tag: tag.map { String(cString: $0) })
    }
}
