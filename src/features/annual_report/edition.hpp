#pragma once

#include "base/outcome.hpp"
#include "base/period.hpp"
#include "base/time.hpp"
#include "core/workflow/workflow.hpp"
#include "features/annual_report/permissions.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The annual report: its editions, the words written for it, and everything it is published as. Rules only in this file.
namespace holdfast::annual_report {

/// How far an edition has come: the Business Group agrees it before the Board does, and what is published never changes.
enum class Status { draft, business_group, board, published };
std::string_view token(Status status);
/// "With the Business Group".
std::string_view in_words(Status status);
std::optional<Status> parse_status(std::string_view token);

/// What moves an edition on, or back to a draft for changes.
enum class Step { submit, agree, send_back, publish };
std::string_view token(Step step);
/// What the button says: "Put to the Business Group".
std::string_view in_words(Step step);
std::optional<Step> parse_step(std::string_view token);

using Move = workflow::Transition<Status, Step>;
inline constexpr workflow::Workflow pathway{Status::draft,
                                            std::array{
                                                Move{Status::draft, Step::submit, Status::business_group, permissions::edit, "annual_report.submitted"},
                                                Move{Status::business_group, Step::agree, Status::board, permissions::approve, "annual_report.agreed"},
                                                Move{Status::business_group, Step::send_back, Status::draft, permissions::approve, "annual_report.sent_back"},
                                                Move{Status::board, Step::send_back, Status::draft, permissions::approve, "annual_report.sent_back"},
                                                Move{Status::board, Step::publish, Status::published, permissions::publish, "annual_report.published"},
                                            }};

/// The edition of one reporting year.
struct Edition {
    Period year{Period::year(2016)};
    std::string organisation{};
    std::string introduction{};  ///< Markdown under the title
    Status status{Status::draft};
    std::optional<Instant> published_at{};
    std::string published_by{};
    std::string title() const { return "Annual report " + year.string(); }
    /// "Draft", "Published on 31 March 2018".
    std::string status_in_words() const;
};

/// The cover stands before the sections: its title is the partnership's name, its words stand under the report's title.
inline constexpr int cover_number = 0;
inline constexpr int context_number = 4;
inline constexpr int on_a_page_number = 32;
inline constexpr int highest_number = 99;

/// Words written for one section. The version tells whether somebody else saved it meanwhile; 0 where it is new.
struct Narrative {
    Period year{Period::year(2016)};
    int number{};
    std::string title{};
    std::string markdown{};
    int version{};
};
/// Whether both say the same, whichever version they are.
bool same_words(const Narrative& a, const Narrative& b);

/// What is wrong with a narrative as such: no title, a number that no section has. Keys are checked against the ledger elsewhere.
std::vector<FieldError> errors_of(const Narrative& narrative);

/// Whether a report of the year can be begun: it has begun itself, and is not before there were partnerships of this kind.
bool is_plausible(const Period& year, Date today);

/// What was added after publication.
struct AddendumDraft {
    Period year{Period::year(2016)};
    std::string text{};
};

}  // namespace holdfast::annual_report
