#include "features/subject_access/request_pages.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::subject_access {

std::string request_path(Id<Asked> id) { return fmt::format("/subject-access/{}", id.number); }

std::string decision_in_words(Decision decision) {
    switch (decision) {
        case Decision::undecided: return "Not decided";
        case Decision::given: return "Given";
        case Decision::left_out: return "Left out";
        case Decision::replaced: return "Words replaced";
    }
    return "";
}

std::string typed(const web::Request& request, std::string_view name) {
    const std::string_view text = request.form.get(name);
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

bool can_be_put_right(const Refusal& refusal) { return refusal.kind == Refusal::Kind::invalid || refusal.kind == Refusal::Kind::conflict; }

std::vector<FieldError> errors_of(const Refusal& refusal, std::string_view field) {
    if (!refusal.errors.empty()) return refusal.errors;
    return {{std::string(field), refusal.message}};
}

std::string message_for(const std::vector<FieldError>& errors, std::string_view field) {
    const auto error = std::ranges::find(errors, field, &FieldError::field);
    return error == errors.end() ? std::string{} : error->message;
}

}  // namespace holdfast::subject_access
