#include "web/error_page.hpp"

#include "web/html.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace holdfast::web {

namespace {

struct Words {
    int status;
    std::string_view phrase;
    std::string_view heading;
    std::string_view advice;
};

constexpr std::array words{
    Words{400, "Bad Request", "There is a problem with the request", "Go back and try again."},
    Words{403, "Forbidden", "You cannot see this page", "Ask your administrator if you need it for your work."},
    Words{404, "Not Found", "Page not found", "Check the address."},
    Words{405, "Method Not Allowed", "There is a problem with the request", "Go back and try again."},
    Words{408, "Request Timeout", "The request took too long", "Check your connection and try again."},
    Words{411, "Length Required", "There is a problem with the request", "Go back and try again."},
    Words{413, "Content Too Large", "What you sent is too large", "Send a smaller file or less text."},
    Words{414, "URI Too Long", "The address is too long", "Check the address."},
    Words{415, "Unsupported Media Type", "There is a problem with the request", "Go back and try again."},
    Words{417, "Expectation Failed", "There is a problem with the request", "Go back and try again."},
    Words{421, "Misdirected Request", "Page not found", "Check the address."},
    Words{431, "Request Header Fields Too Large", "There is a problem with the request", "Clear the cookies of this site and try again."},
    Words{500, "Internal Server Error", "Sorry, there is a problem with the service", "Try again later."},
    Words{501, "Not Implemented", "There is a problem with the request", "Go back and try again."},
    Words{503, "Service Unavailable", "Sorry, the service is unavailable", "Try again in a few moments. Nothing you sent has been saved."},
    Words{505, "HTTP Version Not Supported", "There is a problem with the request", "Go back and try again."},
};

/// Phrases of statuses that have no page here.
constexpr std::array others{
    Words{200, "OK", {}, {}},
    Words{201, "Created", {}, {}},
    Words{202, "Accepted", {}, {}},
    Words{204, "No Content", {}, {}},
    Words{302, "Found", {}, {}},
    Words{303, "See Other", {}, {}},
    Words{304, "Not Modified", {}, {}},
    Words{401, "Unauthorized", {}, {}},
    Words{406, "Not Acceptable", {}, {}},
    Words{409, "Conflict", {}, {}},
    Words{410, "Gone", {}, {}},
    Words{422, "Unprocessable Content", {}, {}},
    Words{429, "Too Many Requests", {}, {}},
};

template <std::size_t N>
const Words* find(const std::array<Words, N>& table, int status) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Words& w) { return w.status == status; });
    return found == table.end() ? nullptr : &*found;
}

Response page(int status, const Html& note) {
    const Words* found = find(words, status);
    if (!found) found = find(words, status < 500 ? 400 : 500);
    Html body = html(R"(<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">)"
                     R"(<meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title></head>)"
                     R"(<body><main><h1>{}</h1><p>{}</p>{}</main></body></html>)",
                     found->heading, found->heading, found->advice, note);
    return {.status = status, .body = std::move(body).string()};
}

}  // namespace

std::string_view reason_phrase(int status) {
    if (const Words* found = find(others, status)) return found->phrase;
    if (const Words* found = find(words, status)) return found->phrase;
    return {};
}

Response error_page(int status) {
    Response response = page(status, {});
    if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
    if (status == 503) response.headers.emplace_back("Retry-After", "5");
    return response;
}

Response fault_page(std::string_view incident) { return page(500, html("<p>If you report this, give the number {}.</p>", incident)); }

Response unavailable(std::chrono::seconds retry_after) {
    Response response = page(503, {});
    response.headers.emplace_back("Retry-After", std::to_string(retry_after.count()));
    return response;
}

std::string incident_number() {
    // Crockford's letters: without I, L, O and U.
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<unsigned char, 8> random{};
    randombytes_buf(random.data(), random.size());
    std::string number;
    for (std::size_t i = 0; i < random.size(); ++i) {
        if (i == 4) number += '-';
        number += letters[random[i] % 32u];
    }
    return number;
}

}  // namespace holdfast::web
