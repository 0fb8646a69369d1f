import CCurl
private import Glibc

/// One of libcurl's easy handles: keeps its connections, its names and its TLS sessions between transfers. Used by the
/// thread that made it.
final class TransferHandle {
    private let handle: UnsafeMutableRawPointer
    private let reach: Reach
    private var isMail = false
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    /// A handle that has called nobody yet.
    init(reach: Reach) {
        _ = TransferHandle.isReady
        handle = curl_easy_init()!
        self.reach = reach
    }

    deinit {
        curl_easy_cleanup(handle)
        freeLists()
    }

    /// Before the first handle of the process (libcurl, "curl_global_init").
    private static let isReady: Bool = {
        precondition(curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, "libcurl cannot start.")
        return true
    }()

    /// Forgets the options of the transfer before, and sets those that always hold.
    func prepare(_ url: String, isMail: Bool, deadline: Duration, authorities: String?) {
        curl_easy_reset(handle)
        self.isMail = isMail
        freeLists()
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_URL, url)
        ccurl_set_protocols(handle, isMail ? 1 : 0, reach == .configured ? 1 : 0)
        set(CURLOPT_FOLLOWLOCATION, 0)
        // Otherwise a proxy of the environment would be called, and the guard would judge its address.
        set(CURLOPT_PROXY, "")
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let authorities { set(CURLOPT_CAINFO, authorities) }
        let milliseconds = max(1, Int(deadline / .milliseconds(1)))
        set(CURLOPT_TIMEOUT_MS, milliseconds)
        set(CURLOPT_CONNECTTIMEOUT_MS, min(milliseconds, 5000))
    }

    func set(_ option: CURLoption, _ value: Int) { ccurl_set_long(handle, option, value) }
    func set(_ option: CURLoption, _ value: String) { ccurl_set_text(handle, option, value) }

    /// Sets a list of lines, which lives until the next transfer.
    func set(_ option: CURLoption, _ lines: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines { list = curl_slist_append(list, line) }
        guard let list else { return }
        ccurl_set_list(handle, option, list)
        lists.append(list)
    }

    /// Sets bytes that libcurl copies.
    func set(body: [UInt8]) {
        ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        guard !body.isEmpty else { return set(CURLOPT_COPYPOSTFIELDS, "") }
        body.withUnsafeBytes { bytes in _ = ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress) }
    }

    /// Does the transfer, and gives the code of the answer.
    func perform(_ sink: TransferSink) throws(OutboundError) -> Int {
        let context = Unmanaged.passUnretained(sink).toOpaque()
        ccurl_set_open_socket(handle) { context, _, address in
            let sink = Unmanaged<TransferSink>.fromOpaque(context!).takeUnretainedValue()
            let isAllowed =
                sink.reach == .configured || withUnsafePointer(to: &address!.pointee.addr) { AddressGuard.isPublic($0) }
            guard isAllowed else {
                sink.isAddressRefused = true
                return CURL_SOCKET_BAD
            }
            let type = address!.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
            return socket(address!.pointee.family, type, address!.pointee.protocol)
        }
        ccurl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
        ccurl_set_transfer(handle, CURLOPT_WRITEFUNCTION) { start, size, count, context in
            let sink = Unmanaged<TransferSink>.fromOpaque(context!).takeUnretainedValue()
            return sink.take(UnsafeRawBufferPointer(start: start, count: size * count)) ? size * count : 0
        }
        ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        ccurl_set_transfer(handle, CURLOPT_HEADERFUNCTION) { start, size, count, context in
            let sink = Unmanaged<TransferSink>.fromOpaque(context!).takeUnretainedValue()
            return sink.takeHeader(UnsafeRawBufferPointer(start: start, count: size * count)) ? size * count : 0
        }
        ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        ccurl_set_transfer(handle, CURLOPT_READFUNCTION) { start, size, count, context in
            let sink = Unmanaged<TransferSink>.fromOpaque(context!).takeUnretainedValue()
            return sink.give(into: UnsafeMutableRawBufferPointer(start: start, count: size * count))
        }
        ccurl_set_pointer(handle, CURLOPT_READDATA, context)
        let status = withExtendedLifetime(sink) { curl_easy_perform(handle) }
        var code = 0
        ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &code)
        if let error = error(status, sink, code: code) { throw error }
        return code
    }

    private func error(_ status: CURLcode, _ sink: TransferSink, code: Int) -> OutboundError? {
        if status == CURLE_OK { return nil }
        if sink.isAddressRefused { return .addressRefused }
        if sink.isOverLimit { return .tooLarge }
        // Whatever libcurl makes of it, the relay's own answer says what happened.
        if isMail, code >= 400 { return .mailRefused(code) }
        switch status {
        case CURLE_URL_MALFORMAT: return .malformed
        case CURLE_UNSUPPORTED_PROTOCOL: return .protocolRefused
        case CURLE_OPERATION_TIMEDOUT: return .timedOut
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            return .unreachable
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
            return .insecure
        default:
            return .failed(String(cString: curl_easy_strerror(status)))
        }
    }

    private func freeLists() {
        for list in lists { curl_slist_free_all(list) }
        lists.removeAll()
    }
}
