#include "core/pathway/recording_rules.hpp"

#include "core/people/postcode.hpp"
#include "core/ssda903/day.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::pathway {

namespace {

/// Two columns of a table of which the second cannot come before the first.
struct InOrder {
    std::string_view table{}, first{}, second{};
};
constexpr InOrder orders[] = {{Referral::table, "referred_on", "closed_on"},
                              {EarlyHelp::table, "started_on", "ended_on"},
                              {Assessment::table, "started_on", "authorised_on"},
                              {Assessment::table, "started_on", "internal_review_on"},
                              {NeedPlan::table, "started_on", "ended_on"},
                              {Enquiry::table, "started_on", "ended_on"},
                              {Enquiry::table, "started_on", "conference_target_on"},
                              {PreProceedings::table, "started_on", "decided_on"},
                              {ProtectionPlan::table, "started_on", "ended_on"},
                              {CareEpisode::table, "started_on", "ended_on"},
                              {MissingEpisode::table, "missing_on", "returned_on"},
                              {MissingEpisode::table, "missing_at", "returned_at"},
                              {MissingEpisode::table, "returned_at", "interview_held_at"},
                              {SocialWorkerSpell::table, "started_on", "ended_on"},
                              {Deprivation::table, "started_on", "ended_on"},
                              {CareLeaver::table, "latest_contact_on", "year_ended_on"},
                              {Adoption::table, "decided_on", "matched_on"},
                              {AdoptionPlacement::table, "decided_on", "reversed_on"}};

/// Two columns that are said together or not at all.
struct Together {
    std::string_view table{}, one{}, other{};
};
constexpr Together pairs[] = {{Referral::table, "closed_on", "closure_reason"},
                              {Assessment::table, "authorised_on", "factors"},
                              {CareEpisode::table, "ended_on", "end_reason"},
                              {AdoptionPlacement::table, "reversed_on", "reversal_reason"}};

struct Bounds {
    std::string_view column{};
    int least{}, most{};
};
constexpr Bounds bounds[] = {{"sdq_score", 0, 40}, {"adopters", 1, 2}, {"earlier_plans", 0, 50}, {"review_meetings", 0, 100}};

/// Nobody is conceived earlier than so long before they are born.
constexpr std::chrono::days before_birth{300};
constexpr std::size_t longest_text = 200;

std::string lower(std::string label) {
    if (label.size() > 1 && label[0] >= 'A' && label[0] <= 'Z' && label[1] >= 'a' && label[1] <= 'z') label[0] = static_cast<char>(label[0] - 'A' + 'a');
    while (!label.empty() && label.back() == '?') label.pop_back();
    return label;
}

/// The rules, one after another; the first error of a column is the one that is told.
class Checking {
public:
    Checking(const RecordForm& form, const Said& said, const Known& known) : form_(form), said_(said), known_(known), asked_(asked_by(form)) {}

    std::vector<FieldError> run() {
        for (const auto& asked : asked_) check(asked);
        for (const auto& [table, first, second] : orders)
            if (table == form_.table) in_order(first, second);
        for (const auto& [table, one, other] : pairs)
            if (table == form_.table) together(one, other), together(other, one);
        as_sense_has_it();
        return std::move(errors_);
    }

private:
    std::string_view said(std::string_view column) const { return said_of(said_, column); }
    void err(std::string_view column, std::string message) {
        if (std::ranges::find(errors_, column, &FieldError::field) == errors_.end()) errors_.push_back({std::string(column), std::move(message)});
    }
    std::string label_of(std::string_view column) const {
        for (const auto& asked : asked_)
            if (asked.question->column == column) return lower(asked.question->label);
        return std::string(column);
    }

    void check(const Asked& asked) {
        const auto& question = *asked.question;
        const std::string text(said(question.column));
        if (text.empty()) {
            if (question.is_needed) err(question.column, missing(asked));
            return;
        }
        if (text == said_of(known_.before, question.column) && asked.takes != Takes::part) return;
        switch (asked.takes) {
            case Takes::day: return day(question, text);
            case Takes::moment: return moment(question, text);
            case Takes::yes_or_no: return text == "true" || text == "false" ? void() : err(question.column, "Select yes or no");
            case Takes::number: return number(question, text);
            case Takes::code: return code(question, text);
            case Takes::codes: return codes(question, text);
            case Takes::part: return part(asked, text);
            case Takes::text: return words(question, text);
        }
    }
    static std::string missing(const Asked& asked) {
        const std::string label = lower(asked.question->label);
        switch (asked.takes) {
            case Takes::yes_or_no: return fmt::format("Select yes or no: {}", label);
            case Takes::code:
            case Takes::codes: return fmt::format("Select an answer: {}", label);
            case Takes::part: return "Select which record it belongs to";
            default: return fmt::format("Enter: {}", label);
        }
    }
    void day(const Question& question, const std::string& text) {
        const auto on = parse_date(text);
        if (!on) return err(question.column, "Enter a real date, such as 31 3 2012");
        if (*on > known_.today && !question.may_lie_ahead) return err(question.column, "The date must be today or in the past");
        if (known_.born_on && *on < *known_.born_on - before_birth)
            err(question.column, fmt::format("The date lies long before the child was born ({})", in_words(*known_.born_on)));
    }
    void moment(const Question& question, const std::string& text) {
        const auto at = parse_instant(text);
        if (!at) return err(question.column, "Enter a time of the day, such as 21:30, with its date");
        if (london_date(*at) > known_.today) err(question.column, "The date must be today or in the past");
    }
    void number(const Question& question, const std::string& text) {
        int value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto* const found = std::ranges::find(bounds, question.column, &Bounds::column);
        const Bounds& limits = found == std::end(bounds) ? bounds[2] : *found;
        if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < limits.least || value > limits.most)
            err(question.column, fmt::format("Enter a whole number from {} to {}", limits.least, limits.most));
    }
    void code(const Question& question, const std::string& text) {
        const auto known = codes_in(question.codes);
        if (std::ranges::find(known, text, &CodeWords::code) == known.end()) err(question.column, "Select one of the answers in the list");
    }
    void codes(const Question& question, const std::string& text) {
        if (question.codes == CodeList::agencies) return words(question, text);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            code(question, text.substr(at, end - at));
            at = end + 1;
        }
    }
    void words(const Question& question, const std::string& text) {
        const std::size_t most = question.codes == CodeList::agencies ? 4000 : longest_text;
        if (text.size() > most) return err(question.column, fmt::format("Enter {} characters at most", most));
        if (question.column.ends_with("postcode") && !people::postcode_of(text)) return err(question.column, "Enter a postcode, such as CA1 1AA");
        if (question.column == "date_text" && !ssda903::is_unclear_day(text))
            err(question.column, "Enter a date, such as 14/05/2014, with zz or zzzz for what is not known");
    }
    /// What is a part of another record lies within its days.
    void part(const Asked& asked, const std::string& text) {
        const auto is_it = [&](const PartChoice& choice) { return choice.table == asked.part_of && std::to_string(choice.number) == text; };
        const auto found = std::ranges::find_if(known_.parts, is_it);
        if (found == known_.parts.end()) return err(asked.question->column, "Select one of the records in the list");
        for (const auto& other : asked_) {
            const auto on = other.takes == Takes::day && other.question->is_needed ? parse_date(said(other.question->column)) : std::nullopt;
            if (!on) continue;
            if (*on < found->from) err(other.question->column, fmt::format("The date is before it began: {}", found->words));
            if (found->until && *on > *found->until) err(other.question->column, fmt::format("The date is after it ended: {}", found->words));
        }
    }
    void in_order(std::string_view first, std::string_view second) {
        if (said(first).empty() || said(second).empty() || said(second) >= said(first)) return;
        err(second, fmt::format("This must not be before: {}", label_of(first)));
    }
    void together(std::string_view one, std::string_view other) {
        if (!said(one).empty() && said(other).empty()) err(other, fmt::format("Enter this too, or take out: {}", label_of(one)));
    }
    void as_sense_has_it() {
        if (said("child_seen") == "false" && said("seen_alone") == "true") err("seen_alone", "A child who was not seen was not seen alone");
        const auto factors = said("factors");
        if (factors.size() > 2 && (factors.starts_with("21 ") || factors.ends_with(" 21") || factors.find(" 21 ") != std::string_view::npos))
            err("factors", "No factors identified cannot stand beside factors");
        if (!said("sdq_score").empty() && !said("sdq_reason").empty()) err("sdq_reason", "Enter a score, or why there is none, and not both");
        if (!said("placement").empty()) provider();
        if (form_.table == Adoption::table && said("decided_on").empty() && said("matched_on").empty() && said("fostered_on").empty())
            err("decided_on", "Enter at least one of the dates");
        if (form_.table == Motherhood::table && said("is_mother") == "false" && !said("born_on").empty())
            err("born_on", "Take out the date, or select that she is a mother");
    }
    /// Rule 178 of the return of children looked after, as far as it says who provides what.
    void provider() {
        const bool is_with_parents = said("placement") == "P1", is_of_parents = said("provider") == "PR0";
        const bool has_none = said("placement").starts_with("T") || said("placement").starts_with("Z1");
        if (said("provider").empty()) {
            if (!has_none) err("provider", "Select who provides the placement");
        } else if (has_none) err("provider", "A temporary or other placement has no provider in the return: leave it empty");
        else if (is_with_parents != is_of_parents) err("provider", "Parents provide a placement with parents, and no other");
    }

    const RecordForm& form_;
    const Said& said_;
    const Known& known_;
    std::vector<Asked> asked_;
    std::vector<FieldError> errors_{};
};

}  // namespace

std::vector<FieldError> errors_in(const RecordForm& form, const Said& said, const Known& known) { return Checking(form, said, known).run(); }

}  // namespace holdfast::pathway
