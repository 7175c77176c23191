#include "features/audit/question_pages.hpp"

#include "web/percent.hpp"

#include <charconv>
#include <fmt/format.h>

namespace holdfast::audit {

static std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0 ? number : 0;
}

std::optional<Date> parse_day(std::string_view text) {
    if (const auto day = parse_date(text)) return day;
    const std::size_t first = text.find('/');
    const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto day = number_in(text.substr(0, first));
    const auto month = number_in(text.substr(first + 1, second - first - 1));
    const auto year = number_in(text.substr(second + 1));
    return parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

static void check_day(Question& question, const char* field, const std::string& text) {
    if (!text.empty() && !parse_day(text)) question.errors.push_back({field, fmt::format("Enter a real date, such as 27/3/2017, not \"{}\"", text)});
}

static void check_number(Question& question, const char* field, const std::string& text, const char* what) {
    if (!text.empty() && number_in(text) == 0) question.errors.push_back({field, fmt::format("\"{}\" is not {}", text, what)});
}

Question question_in(const web::Fields& query) {
    const auto text = [&](std::string_view name) { return std::string(query.get(name)); };
    Question question{.person = text("person"),
                      .type = text("type"),
                      .kind = text("kind"),
                      .reference = text("reference"),
                      .from = text("from"),
                      .to = text("to"),
                      .before = text("before")};
    check_number(question, "person", question.person, "somebody in the trail");
    check_number(question, "before", question.before, "the number of an entry");
    check_day(question, "from", question.from);
    check_day(question, "to", question.to);
    if (question.kind.empty() != question.reference.empty()) question.errors.push_back({"reference", "Give the kind of record and its reference together"});
    return question;
}

trail::TrailSearch Question::search() const {
    trail::TrailSearch search{.account = number_in(person), .type = type, .record = {kind, reference}, .before = number_in(before)};
    if (const auto day = parse_day(from)) search.from = start_of_day(*day);
    if (const auto day = parse_day(to)) search.until = start_of_day(*day + std::chrono::days(1));
    return search;
}

std::string Question::query(std::int64_t before_entry) const {
    std::string query;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, web::percent_encoded(value));
    };
    add("person", person);
    add("type", type);
    add("kind", kind);
    add("reference", reference);
    add("from", from);
    add("to", to);
    if (before_entry > 0) add("before", std::to_string(before_entry));
    return query;
}

}  // namespace holdfast::audit
