#include "features/lado/audit.hpp"

#include "base/utf8.hpp"
#include "core/merkle/hash.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::lado {

static constexpr std::array questions{
    Word<AuditQuestion>{AuditQuestion::threshold, "threshold", "Is it said which criteria were met, and why?"},
    Word<AuditQuestion>{AuditQuestion::in_time, "in_time", "Was the referrer answered, and were meetings and reviews held, in time?"},
    Word<AuditQuestion>{AuditQuestion::strands, "strands", "Was each of the three strands considered, and followed to its end?"},
    Word<AuditQuestion>{AuditQuestion::child, "child", "Is it said how the child was kept safe, and who told the child and the family what came of it?"},
    Word<AuditQuestion>{AuditQuestion::adult, "adult", "Was the adult told what was alleged and what came of it, and supported?"},
    Word<AuditQuestion>{AuditQuestion::finding, "finding", "Does the finding follow from what is on record?"},
    Word<AuditQuestion>{AuditQuestion::others_told, "others_told", "Were the barring service and the regulator told where they had to be?"},
    Word<AuditQuestion>{AuditQuestion::record, "record", "Could somebody new to the case understand it from the record?"},
};
static constexpr std::array answers{
    Word<AuditAnswer>{AuditAnswer::yes, "yes", "Yes"},
    Word<AuditAnswer>{AuditAnswer::partly, "partly", "Partly"},
    Word<AuditAnswer>{AuditAnswer::no, "no", "No"},
    Word<AuditAnswer>{AuditAnswer::does_not_apply, "does_not_apply", "Does not apply"},
};

std::span<const Word<AuditQuestion>> words_of_audit_questions() { return questions; }
std::span<const Word<AuditAnswer>> words_of_audit_answers() { return answers; }

std::string field_of(std::string_view part, std::size_t follow_up) { return fmt::format("{}_{}", part, follow_up + 1); }

static void check(const FollowUp& wanted, std::size_t place, Date today, std::vector<FieldError>& errors) {
    if (wanted.is_empty()) return;
    if (is_blank(wanted.what)) errors.push_back({field_of("what", place), "Say what is to be done"});
    if (wanted.owner.number <= 0) errors.push_back({field_of("owner", place), "Choose who is to do it"});
    if (!wanted.due_on) errors.push_back({field_of("due_on", place), "Enter by when, as a real date such as 31 3 2027"});
    else if (*wanted.due_on < today) errors.push_back({field_of("due_on", place), "The day by which it is to be done has passed"});
}

std::vector<FieldError> problems_of(const Audit& audit, Date today) {
    std::vector<FieldError> errors;
    bool is_anything_wanting = false;
    for (const auto& question : questions) {
        const auto at = audit.answers.find(question.value);
        if (at == audit.answers.end()) errors.push_back({field_of(question.value), "Choose an answer"});
        else is_anything_wanting = is_anything_wanting || at->second == AuditAnswer::partly || at->second == AuditAnswer::no;
    }
    if (is_anything_wanting && is_blank(audit.findings)) errors.push_back({"findings", "Say what was found wanting, and what should be done"});
    for (std::size_t place = 0; place < audit.follow_ups.size(); ++place) check(audit.follow_ups[place], place, today, errors);
    return errors;
}

std::vector<std::string> draw(std::vector<std::string> references, std::string_view seed, std::size_t size) {
    std::ranges::sort(references, {}, [&](const std::string& reference) { return std::pair(merkle::sha256({seed, " ", reference}), reference); });
    if (references.size() > size) references.resize(size);
    return references;
}

static constexpr std::string_view series = "AUDIT-";

std::string reference_of(Id<Sample> id) { return fmt::format("{}{}", series, id.number); }

Id<Sample> sample_called(std::string_view reference) {
    Id<Sample> id{};
    if (!reference.starts_with(series)) return id;
    const auto number = reference.substr(series.size());
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), id.number);
    return error == std::errc{} && end == number.data() + number.size() && reference == reference_of(id) ? id : Id<Sample>{};
}

std::vector<FieldError> problems_of(const std::optional<Period>& quarter, std::int64_t size, Date today) {
    std::vector<FieldError> errors;
    if (!quarter || quarter->kind() != Period::Kind::quarter) errors.push_back({"quarter", "Choose a quarter"});
    else if (quarter->last_day() >= today) errors.push_back({"quarter", "Choose a quarter that is over"});
    if (size < 1 || size > largest_sample) errors.push_back({"size", fmt::format("Enter how many cases, from 1 to {}", largest_sample)});
    return errors;
}

}  // namespace holdfast::lado
