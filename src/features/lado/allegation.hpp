#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "base/record_ref.hpp"
#include "core/trail/actor.hpp"
#include "core/workflow/workflow.hpp"
#include "features/lado/permissions.hpp"
#include "features/lado/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::lado {

/// How far an allegation has come.
enum class Stage {
    received,          ///< nobody has decided yet whether it meets the threshold
    under_management,  ///< it does, and the three strands are followed
    sent_away,         ///< sent to another authority, which has not acknowledged it yet
    transferred,       ///< another authority deals with it
    closed,
    advice_only,  ///< it did not meet the threshold: a consultation without the adult's name is left of it
};
enum class Step { accept, close_at_once, take_as_advice, send_away, acknowledge, take_back, close, reopen };

std::string_view token_of(Stage stage);
std::string_view in_words(Stage stage);
std::optional<Stage> parse_stage(std::string_view token);

/// How far it has come for who referred it: no more than this is for them.
enum class Progress { received, with_officer, at_an_end };
inline constexpr std::array every_progress{Progress::received, Progress::with_officer, Progress::at_an_end};
std::string_view token_of(Progress progress);
std::string_view in_words(Progress progress);

using Move = workflow::Transition<Stage, Step>;
inline constexpr workflow::Workflow pathway{
    Stage::received, std::array{
                         Move{Stage::received, Step::accept, Stage::under_management, permissions::manage, "lado.allegation_accepted"},
                         Move{Stage::received, Step::close_at_once, Stage::closed, permissions::manage, "lado.closed_at_once"},
                         Move{Stage::received, Step::take_as_advice, Stage::advice_only, permissions::manage, "lado.taken_as_advice"},
                         Move{Stage::received, Step::send_away, Stage::sent_away, permissions::manage, "lado.transfer_sent"},
                         Move{Stage::under_management, Step::send_away, Stage::sent_away, permissions::manage, "lado.transfer_sent"},
                         Move{Stage::under_management, Step::close, Stage::closed, permissions::manage, "lado.allegation_closed"},
                         Move{Stage::sent_away, Step::acknowledge, Stage::transferred, permissions::manage, "lado.transfer_acknowledged"},
                         Move{Stage::sent_away, Step::take_back, Stage::received, permissions::manage, "lado.transfer_undone"},
                         Move{Stage::closed, Step::reopen, Stage::received, permissions::manage, "lado.allegation_reopened"},
                     }};

/// Whether outcomes and the enquiries of others are recorded at this stage: courts and regulators decide after a case has ended, too.
constexpr bool is_followed(Stage stage) { return stage == Stage::under_management || stage == Stage::closed; }

/// What may be counted of an allegation. Its words (who, which child, what is said to have happened) are in the vault; see entry.hpp.
struct Facts {
    ReferrerType referrer{};
    EmployerType employer{};
    Category category{};
    bool is_after_restraint{};  ///< it follows a physical intervention
    std::vector<Criterion> criteria{};
    std::optional<Date> alleged_on{};
    std::optional<Date> employer_knew_on{};  ///< starts the clock of the referral
    friend bool operator==(const Facts&, const Facts&) = default;
};

/// An allegation as a referrer, or the duty officer for them, reports it.
struct Referral {
    Facts facts{};
    std::string adult{}, role{}, employer{}, children{}, concern{}, contact{};
};

struct Allegation {
    Id<Allegation> id{};
    std::string reference{};
    Instant received_at{};
    Facts facts{};
    Stage stage{};
    std::optional<Finding> finding{};
    bool is_without_action{};  ///< no further action after initial consideration
    std::optional<Date> closed_on{};
    std::vector<Result> results{};
    std::string referrer_agency{};                    ///< by name, as the referrer was signed in for it
    std::optional<Id<trail::Account>> referred_by{};  ///< nobody where it came by telephone or from a file
    std::optional<Id<trail::Account>> officer{};      ///< nobody while it is unassigned
    std::int64_t version{};                           ///< grows with every change of what this holds

    RecordRef record() const { return {allegation_kind, reference}; }
    Date received_on() const { return london_date(received_at); }
};

/// What is wrong with a referral, field by field: the names of the fields are those of the form and of the API.
std::vector<FieldError> problems_of(const Referral& referral, Date today);
/// The same for what may be counted alone, when an officer corrects it. `received_on` is the day of the referral: the words must have been in use on it, and nothing was known or happened after it.
std::vector<FieldError> problems_of(const Facts& facts, Date received_on);

/// How an allegation ends.
struct Closing {
    std::optional<Finding> finding{};
    std::vector<Result> results{};
    std::vector<Result> recorded{};  ///< what stood there when the officer began, in the order of the list
    std::string summary{};           ///< in the officer's words; goes to the vault
    bool is_despite_strands{};       ///< the officer says that enquiries which are under way go on without them
};
/// A case that was managed ends with a finding; one that is closed at once may have one. Both say why in words.
std::vector<FieldError> problems_of(const Closing& closing, Step step);

/// How long it took from the referral to the end, in the bands of the national guidance.
enum class Band { one_month, three_months, twelve_months, longer };
inline constexpr std::array every_band{Band::one_month, Band::three_months, Band::twelve_months, Band::longer};
Band band_of(Date received, Date closed);
std::string_view in_words(Band band);

}  // namespace holdfast::lado
