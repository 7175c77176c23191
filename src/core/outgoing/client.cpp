#include "core/outgoing/client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <new>
#include <stdexcept>

namespace holdfast::outgoing {

namespace {
struct Free {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(char* text) const { curl_free(text); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;
}  // namespace

static void require(CURLcode code) {
    if (code != CURLE_OK) throw std::runtime_error(std::string("libcurl does not take an option: ") + curl_easy_strerror(code));
}

static void start() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    require(started);
}

static Owned<CURLU> parsed(std::string_view url) {
    Owned<CURLU> parts{curl_url()};
    if (!parts) throw std::bad_alloc();
    if (curl_url_set(parts.get(), CURLUPART_URL, std::string(url).c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) return nullptr;
    return parts;
}

static std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
    const Owned<char> owned{text};
    return text;
}

bool is_loopback(std::string_view url) {
    const auto parts = parsed(url);
    const std::string host = parts ? part_of(parts.get(), CURLUPART_HOST) : "";
    return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

bool is_allowed(std::string_view url) {
    const bool is_printable = std::ranges::all_of(url, [](char c) { return c > ' ' && c < '\x7f'; });
    const bool is_https = url.starts_with("https://");
    if (!is_printable || (!is_https && !url.starts_with("http://"))) return false;
    const auto parts = parsed(url);
    if (!parts || part_of(parts.get(), CURLUPART_HOST).empty() || url.find('#') != std::string_view::npos) return false;
    return is_https || is_loopback(url);
}

namespace {
/// What has come so far; says no once it is too much.
struct Intake {
    std::string body{};
    bool is_too_large{false};

    static std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* into) {
        auto& intake = *static_cast<Intake*>(into);
        if (intake.body.size() + size * count > most_reply_bytes) {
            intake.is_too_large = true;
            return 0;
        }
        intake.body.append(bytes, size * count);
        return size * count;
    }
};
}  // namespace

static Owned<curl_slist> headers_of(const Call& call) {
    Owned<curl_slist> list;
    const auto add = [&](const std::string& line) {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        (void)list.release();
        list.reset(longer);
    };
    add("Expect:");  // a form this short is sent at once
    for (const auto& line : call.headers) add(line);
    return list;
}

static void set_limits(CURL* easy, std::chrono::milliseconds most_time) {
    require(curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L));
    require(curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L));
    require(curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(longest_connecting, most_time).count())));
    require(curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(most_time.count())));
    require(curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED)));
    require(curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1)));
    require(curl_easy_setopt(easy, CURLOPT_USERAGENT, "Holdfast"));
}

static void set_way(CURL* easy, const Call& call, const Way& way) {
    require(curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, call.url.starts_with("https://") ? "https" : "http"));
    require(curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2)));
    require(curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L));
    require(curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L));
    if (!way.ca_file.empty()) {
        require(curl_easy_setopt(easy, CURLOPT_CAINFO, way.ca_file.c_str()));
        require(curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr));
    }
    // An empty proxy also keeps libcurl from the environment's.
    require(curl_easy_setopt(easy, CURLOPT_PROXY, is_loopback(call.url) ? "" : way.proxy.c_str()));
}

static Refusal why(CURLcode code, const Intake& intake) {
    if (intake.is_too_large) return invalid("large");
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT: return invalid("slow");
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CONNECT_ERROR: return invalid("certificate");
        default: return invalid("unreachable");
    }
}

static std::string media_type(CURL* easy) {
    const char* given = nullptr;
    if (curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &given) != CURLE_OK || given == nullptr) return {};
    const std::string_view whole = given;
    std::string type(whole.substr(0, whole.find_first_of("; \t")));
    for (char& letter : type)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return type;
}

Outcome<Reply> ask(const Call& call, const Way& way, std::chrono::milliseconds most_time) {
    if (!is_allowed(call.url)) return invalid("address");
    start();
    const Owned<CURL> easy{curl_easy_init()};
    if (!easy) throw std::bad_alloc();
    const auto headers = headers_of(call);
    Intake intake;
    require(curl_easy_setopt(easy.get(), CURLOPT_URL, call.url.c_str()));
    require(curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get()));
    require(curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &Intake::take));
    require(curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &intake));
    if (!call.form.empty()) {
        require(curl_easy_setopt(easy.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(call.form.size())));
        require(curl_easy_setopt(easy.get(), CURLOPT_POSTFIELDS, call.form.c_str()));
    }
    set_limits(easy.get(), most_time);
    set_way(easy.get(), call, way);
    if (const CURLcode code = curl_easy_perform(easy.get()); code != CURLE_OK) return why(code, intake);
    long status = 0;
    require(curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status));
    return Reply{.status = static_cast<int>(status), .type = media_type(easy.get()), .body = std::move(intake.body)};
}

static std::string encoded(std::string_view text) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string made;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos) made += c;
        else made += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return made;
}

std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string form;
    for (const auto& [name, value] : fields) form += (form.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    return form;
}

std::string with_query(std::string_view url, const std::vector<std::pair<std::string, std::string>>& fields) {
    return std::string(url) + (url.find('?') == std::string_view::npos ? "?" : "&") + form_of(fields);
}

}  // namespace holdfast::outgoing
