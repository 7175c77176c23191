#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::web {

enum class Method { get, head, post };

/// Names with their values in the order in which they came. A name may come more than once.
class Fields {
public:
    void add(std::string name, std::string value) { all_.emplace_back(std::move(name), std::move(value)); }
    /// The first value of this name, or empty text.
    std::string_view get(std::string_view name) const;
    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> every(std::string_view name) const;
    bool has(std::string_view name) const { return find(name).has_value(); }
    const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

private:
    std::vector<std::pair<std::string, std::string>> all_{};
};

/// What a virus scanner said of a file that came with a form; `no_answer` reaches only pages that keep such a file in quarantine.
enum class ScanAnswer { not_asked, clean, no_answer };

/// A file that came with a form, streamed to a temporary file that is deleted with the request.
struct Upload {
    std::string field{};
    std::string file_name{};
    std::string content_type{};
    std::string path{};
    std::size_t size{};
    ScanAnswer scanned{};
};

/// One HTTP request, decoded and checked: the path is percent-decoded and normalised, the query and form are UTF-8 without control characters.
struct Request {
    Method method{Method::get};
    std::string path{};
    Fields query{};
    Fields form{};
    std::vector<Upload> uploads{};
    Fields headers{};  ///< names in lower case
    Fields cookies{};
    std::string body{};  ///< of a JSON request only
    std::string peer{};  ///< the address at the other end, or what a trusted proxy says it is
    std::string host{};
    std::map<std::string, std::string, std::less<>> path_parameters{};  ///< filled by the router: {code}
    std::string csrf_token{};                                           ///< filled by the router: goes into every form of the page
    std::string target{};                                               ///< path and query as they came, to come back to after signing in

    /// The part of the path that matched `{name}`. Precondition: the route has one.
    const std::string& parameter(std::string_view name) const { return path_parameters.find(name)->second; }
    /// The file of this form field, if one was sent and is not empty.
    const Upload* upload(std::string_view field) const;
};

}  // namespace holdfast::web
