#pragma once

#include "features/scorecard/desk_test.hpp"
#include "features/scorecard/scorecard.hpp"

/// What the tests of the scorecard's pages share.
namespace holdfast::scorecard::test {

/// The slice's pages, asked for as the site would.
class Pages {
public:
    explicit Pages(Desk& desk) : desk_(desk) { feature().routes(router_); }

    Outcome<site::Answer> get(const trail::Actor& actor, const std::string& pattern, web::Request request) {
        const auto& route = find(web::Method::get, pattern);
        return desk_.journal().view(actor, [&](trail::View& view) { return route.view(view, request); });
    }
    Outcome<site::Answer> post(const trail::Actor& actor, const std::string& pattern, web::Request request) {
        const auto& route = find(web::Method::post, pattern);
        return desk_.journal().change(actor, route.reason, [&](trail::Change& change) { return route.change(change, request); });
    }

private:
    const site::Route& find(web::Method method, const std::string& pattern) {
        for (const auto& route : router_.routes())
            if (route.method == method && route.pattern == pattern) return route;
        throw std::out_of_range(pattern);
    }

    Desk& desk_;
    site::Router router_{};
};
inline web::Request asking(std::map<std::string, std::string, std::less<>> parameters, std::vector<std::pair<std::string, std::string>> form = {}) {
    web::Request request{.csrf_token = "token"};
    request.path_parameters = std::move(parameters);
    for (auto& [name, value] : form) request.form.add(std::move(name), std::move(value));
    return request;
}

inline const site::Page& page_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    return std::get<site::Page>(*answer);
}

inline bool has(const site::Page& page, std::string_view text) { return page.main.string().find(text) != std::string::npos; }

inline std::string location_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    REQUIRE(std::holds_alternative<web::Response>(*answer));
    for (const auto& [name, value] : std::get<web::Response>(*answer).headers)
        if (name == "Location" || name == "location") return value;
    return {};
}

inline constexpr auto scorecard_pattern = "/scorecard/{year}";
inline constexpr auto submission_pattern = "/indicators/{code}/{period}/submission";

}  // namespace holdfast::scorecard::test
