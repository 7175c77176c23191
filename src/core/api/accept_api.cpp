#include "core/api/accept_api.hpp"

#include "web/ascii.hpp"

#include <algorithm>
#include <array>

namespace holdfast::api {

static std::string_view first_part(std::string_view text) { return web::trimmed(text.substr(0, text.find(';'))); }

/// `q=0` with up to three zeros after the point: not this.
static bool is_refused(std::string_view range) {
    bool is = false;
    web::split(range, ';', [&](std::string_view part) {
        if (part.size() < 3 || web::lower(part[0]) != 'q' || part[1] != '=') return;
        is = part[2] == '0' && part.find_first_of("123456789", 3) == std::string_view::npos;
    });
    return is;
}

bool takes_json(const web::Request& request) {
    constexpr std::array<std::string_view, 3> fitting{"application/json", "application/*", "*/*"};
    const auto heads = request.headers.every("accept");
    bool is_taken = heads.empty();
    for (const auto head : heads)
        web::split(head, ',', [&](std::string_view range) {
            const auto type = web::lowered(first_part(range));
            if (std::ranges::find(fitting, type) != fitting.end() && !is_refused(range)) is_taken = true;
        });
    return is_taken;
}

bool sends_json(const web::Request& request) { return web::same_ignoring_case(first_part(request.headers.get("content-type")), "application/json"); }

bool shows_authorization(const web::Request& request) { return request.headers.has("authorization"); }

std::string bearer_token(const web::Request& request) {
    constexpr std::string_view scheme = "bearer ";
    const auto heads = request.headers.every("authorization");
    if (heads.size() != 1 || !web::same_ignoring_case(heads.front().substr(0, scheme.size()), scheme)) return {};
    return std::string(web::trimmed(heads.front().substr(scheme.size())));
}

}  // namespace holdfast::api
