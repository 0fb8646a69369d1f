#include <curl/curl.h>

// Variadic functions do not reach Swift: one wrapper for each kind of value.
static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
typedef size_t (*ccurl_transfer)(char *, size_t, size_t, void *);
static inline CURLcode ccurl_set_transfer(CURL *handle, CURLoption option, ccurl_transfer function) {
    return curl_easy_setopt(handle, option, function);
}
static inline CURLcode ccurl_set_open_socket(CURL *handle, curl_opensocket_callback function) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
}
static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO what, long *value) {
    return curl_easy_getinfo(handle, what, value);
}
// The protocols that a handle speaks, by name; libcurl before 7.85 knows them by bits only.
static inline CURLcode ccurl_set_protocols(CURL *handle, int isMail, int isPlainAllowed) {
#if LIBCURL_VERSION_NUM >= 0x075500
    const char *names = isMail ? (isPlainAllowed ? "smtp,smtps" : "smtps") : (isPlainAllowed ? "http,https" : "https");
    return curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, names);
#else
    long bits = isMail ? CURLPROTO_SMTPS : CURLPROTO_HTTPS;
    if (isPlainAllowed) bits |= isMail ? CURLPROTO_SMTP : CURLPROTO_HTTP;
    return curl_easy_setopt(handle, CURLOPT_PROTOCOLS, bits);
#endif
}
