#include "core/pathway/recording_form.hpp"

#include <algorithm>
#include <stdexcept>

namespace holdfast::pathway {

namespace {

template <class Field>
constexpr Takes takes_of(const Question& question) {
    if constexpr (std::same_as<Field, Date> || std::same_as<Field, std::optional<Date>>) return Takes::day;
    else if constexpr (std::same_as<Field, std::optional<Instant>>) return Takes::moment;
    else if constexpr (std::same_as<Field, std::optional<bool>>) return Takes::yes_or_no;
    else if constexpr (std::same_as<Field, std::optional<int>>) return Takes::number;
    else if constexpr (std::same_as<Field, std::string>)
        return question.codes == CodeList::none ? Takes::text : question.takes_several ? Takes::codes : Takes::code;
    else return Takes::part;
}

template <class Field>
constexpr std::string_view part_of() {
    if constexpr (std::same_as<Field, Id<Referral>>) return Referral::table;
    else if constexpr (std::same_as<Field, Id<ProtectionPlan>>) return ProtectionPlan::table;
    else if constexpr (std::same_as<Field, std::optional<Id<Enquiry>>>) return Enquiry::table;
    else return {};
}

std::string codes_in_words(CodeList list, const std::string& codes) {
    std::string words;
    for (std::size_t at = 0; at < codes.size();) {
        const std::size_t end = std::min(codes.find(' ', at), codes.size());
        words += (words.empty() ? "" : "; ") + words_of_code(list, codes.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace

const std::vector<RecordForm>& record_forms() {
    static const std::vector<RecordForm> forms = [] {
        std::vector<RecordForm> all;
        for (const auto& part : {need_forms(), protection_forms(), care_forms()}) all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return forms;
}

const RecordForm* form_with_token(std::string_view token) {
    const auto found = std::ranges::find(record_forms(), token, &RecordForm::token);
    return found == record_forms().end() ? nullptr : &*found;
}

const RecordForm& form_of_table(std::string_view table) {
    const auto found = std::ranges::find(record_forms(), table, &RecordForm::table);
    if (found == record_forms().end()) throw std::out_of_range("no form writes " + std::string(table));
    return *found;
}

std::vector<Asked> asked_by(const RecordForm& form) {
    std::vector<Asked> asked;
    for (const auto& question : form.questions) {
        asked.push_back({&question});
        for_kind(form.table, [&]<class Record>(std::type_identity<Record>) {
            Record record{};
            Record::each(record, [&](std::string_view column, auto& field) {
                using Field = std::remove_cvref_t<decltype(field)>;
                if (column == question.column) asked.back() = {&question, takes_of<Field>(question), part_of<Field>()};
            });
        });
    }
    return asked;
}

std::string_view said_of(const Said& said, std::string_view column) {
    const auto found = said.find(column);
    return found == said.end() ? std::string_view{} : std::string_view(found->second);
}

std::string answer_in_words(const Asked& asked, const std::string& text) {
    if (text.empty()) return {};
    switch (asked.takes) {
        case Takes::day: {
            const auto day = parse_date(text);
            return day ? in_words(*day) : text;
        }
        case Takes::moment: {
            const auto moment = parse_instant(text);
            return moment ? in_words(*moment) : text;
        }
        case Takes::yes_or_no: return text == "true" ? "Yes" : "No";
        case Takes::code: return words_of_code(asked.question->codes, text);
        case Takes::codes: return codes_in_words(asked.question->codes, text);
        case Takes::text:
        case Takes::number:
        case Takes::part: break;
    }
    return text;
}

}  // namespace holdfast::pathway
