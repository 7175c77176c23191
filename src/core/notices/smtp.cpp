#include "core/notices/smtp.hpp"

#include "core/notices/address.hpp"

#include <chrono>
#include <curl/curl.h>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace holdfast::notices {

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Mime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

static constexpr long longest_connecting = 10;  // seconds
static constexpr long longest_in_all = 60;

static void require(CURLcode code) {
    if (code != CURLE_OK) throw std::runtime_error(fmt::format("libcurl refuses an option: {}", curl_easy_strerror(code)));
}

static void start_libcurl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    require(started);
}

static List list_of(const std::vector<std::string>& lines) {
    List list{nullptr, curl_slist_free_all};
    for (const auto& line : lines) {
        auto* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        (void)list.release();
        list.reset(longer);
    }
    return list;
}

static void add_part(curl_mime* mime, const std::string& text, const char* encoder, const char* file_name) {
    curl_mimepart* part = curl_mime_addpart(mime);
    if (part == nullptr) throw std::bad_alloc();
    require(curl_mime_data(part, text.data(), text.size()));
    require(curl_mime_type(part, "text/plain; charset=utf-8"));
    require(curl_mime_encoder(part, encoder));
    if (file_name != nullptr) require(curl_mime_filename(part, file_name));
}

static Mime parts_of(CURL* easy, const Letter& letter) {
    Mime mime{curl_mime_init(easy), curl_mime_free};
    if (!mime) throw std::bad_alloc();
    add_part(mime.get(), letter.text, "quoted-printable", nullptr);
    if (letter.attachment) add_part(mime.get(), letter.attachment->text, "base64", letter.attachment->name.c_str());
    return mime;
}

static std::string password_in(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string password;
    if (!stream || !std::getline(stream, password)) throw std::runtime_error(fmt::format("{} holds no password", file));
    while (!password.empty() && password.back() == '\r') password.pop_back();
    return password;
}

/// The name we greet the server with is that of our own domain, not the machine's.
static std::string url_of(const MailSettings& settings) {
    const std::string server = is_plain(settings) ? "smtp" + settings.server.substr(settings.server.find(':')) : settings.server;
    return server + "/" + domain_of(settings.from);
}

static void set_place(CURL* easy, const MailSettings& settings) {
    require(curl_easy_setopt(easy, CURLOPT_URL, url_of(settings).c_str()));
    require(curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps"));
    require(curl_easy_setopt(easy, CURLOPT_PROXY, ""));  // whatever the environment says
    require(curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L));
    require(curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, longest_connecting));
    require(curl_easy_setopt(easy, CURLOPT_TIMEOUT, longest_in_all));
    require(curl_easy_setopt(easy, CURLOPT_USE_SSL, is_plain(settings) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    require(curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2));
    require(curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L));
    require(curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L));
    if (!settings.ca_file.empty()) require(curl_easy_setopt(easy, CURLOPT_CAINFO, settings.ca_file.c_str()));
    if (settings.user.empty()) return;
    require(curl_easy_setopt(easy, CURLOPT_USERNAME, settings.user.c_str()));
    require(curl_easy_setopt(easy, CURLOPT_PASSWORD, password_in(settings.password_file).c_str()));
}

static int is_stopped(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

/// The server's word about this letter, as against about us, the way or the hour.
static Answer::Kind kind_of(CURLcode code, long number) {
    const bool is_about_letter = code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY;
    const bool is_about_sign_in = number == 530 || number == 534 || number == 535 || number == 538;  // RFC 4954
    if (!is_about_letter || is_about_sign_in || number < 400) return Answer::Kind::unreachable;
    return number >= 500 ? Answer::Kind::refused : Answer::Kind::not_now;
}

static Answer answer_of(CURL* easy, CURLcode code) {
    if (code == CURLE_OK) return {.kind = Answer::Kind::taken};
    long number = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &number);
    const auto kind = kind_of(code, number);
    if (kind == Answer::Kind::unreachable) return {kind, fmt::format("the mail server could not be used: {}", curl_easy_strerror(code))};
    return {kind, fmt::format("the mail server answered {}", number)};
}

Answer hand_over(const MailSettings& settings, const Letter& letter, const std::stop_token& stop) {
    start_libcurl();
    const Easy easy{curl_easy_init(), curl_easy_cleanup};
    if (!easy) throw std::bad_alloc();
    set_place(easy.get(), settings);
    const List headers = list_of(letter.headers), recipients = list_of({"<" + letter.to + ">"});
    const Mime parts = parts_of(easy.get(), letter);
    require(curl_easy_setopt(easy.get(), CURLOPT_MAIL_FROM, ("<" + letter.from + ">").c_str()));
    require(curl_easy_setopt(easy.get(), CURLOPT_MAIL_RCPT, recipients.get()));
    require(curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get()));
    require(curl_easy_setopt(easy.get(), CURLOPT_MIMEPOST, parts.get()));
    require(curl_easy_setopt(easy.get(), CURLOPT_XFERINFOFUNCTION, is_stopped));
    require(curl_easy_setopt(easy.get(), CURLOPT_XFERINFODATA, const_cast<std::stop_token*>(&stop)));
    require(curl_easy_setopt(easy.get(), CURLOPT_NOPROGRESS, 0L));
    return answer_of(easy.get(), curl_easy_perform(easy.get()));
}

}  // namespace holdfast::notices
