#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "base/record_ref.hpp"
#include "core/trail/actor.hpp"
#include "core/workflow/workflow.hpp"
#include "features/hub_contacts/permissions.hpp"
#include "features/hub_contacts/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::hub_contacts {

/// How far a contact has come.
enum class Stage {
    received,   ///< nobody has rated it yet
    in_triage,  ///< it is rated, and is being looked into
    decided,    ///< what becomes of it is decided, and something is left to do: most often to tell who got in touch
    closed
};
enum class Step { rate, rate_again, decide, close, reopen };

std::string_view token_of(Stage stage);
std::string_view in_words(Stage stage);
std::optional<Stage> parse_stage(std::string_view token);

using Move = workflow::Transition<Stage, Step>;
inline constexpr workflow::Workflow triage{
    Stage::received, std::array{
                         Move{Stage::received, Step::rate, Stage::in_triage, permissions::work, "hub_contacts.contact_rated"},
                         Move{Stage::in_triage, Step::rate_again, Stage::in_triage, permissions::work, "hub_contacts.rating_changed"},
                         Move{Stage::in_triage, Step::decide, Stage::decided, permissions::decide, "hub_contacts.contact_decided"},
                         Move{Stage::decided, Step::close, Stage::closed, permissions::work, "hub_contacts.contact_closed"},
                         Move{Stage::decided, Step::reopen, Stage::in_triage, permissions::work, "hub_contacts.contact_reopened"},
                         Move{Stage::closed, Step::reopen, Stage::in_triage, permissions::work, "hub_contacts.contact_reopened"},
                     }};

/// A child as whoever gets in touch describes them: nothing of it need be known for certain.
struct Child {
    Id<Child> id{};
    std::string given{}, family{};
    std::optional<Date> born_on{};
    std::string age{};     ///< in words where the day is not known: "about 7", "due in March"
    std::string school{};  ///< or nursery, or none
    friend bool operator==(const Child&, const Child&) = default;

    bool is_blank() const { return given.empty() && family.empty() && !born_on && age.empty() && school.empty(); }
    std::string name() const;  ///< "Hal Sample", or that the name is not known
};
/// So many children can be named on one form; further ones are said in words.
inline constexpr int most_children = 6;

/// Whoever gets in touch.
struct Sender {
    std::string source{};  ///< what kind of person or agency (ReferralSource of the children in need census)
    std::string name{}, role{}, agency{}, reach{};
    bool is_kept_from_family{};  ///< asks that the family is not told who got in touch
    friend bool operator==(const Sender&, const Sender&) = default;
};

/// The single contact form as it was sent.
struct Concern {
    Sender sender{};
    bool is_in_danger{};  ///< a child is in danger now, as whoever gets in touch says
    std::vector<Child> children{};
    std::string address{};     ///< where the child lives, and is now
    std::string concern{};     ///< what has happened, or is feared
    std::string since{};       ///< since when
    std::string child_says{};  ///< in the child's own words
    std::string family{};      ///< the family and the household
    std::string tried{};       ///< what has been tried
    std::vector<Harm> harms{};
    Known domestic_abuse{Known::not_known};
    Known children_present{Known::not_known};  ///< at domestic abuse: saw or heard it, or were in the home
    Consent consent{Consent::not_asked};
    std::string consent_why{};  ///< why it was not asked for, or why the hub is told all the same
    friend bool operator==(const Concern&, const Concern&) = default;
};

/// What the hub found about domestic abuse, whatever whoever got in touch knew.
/// Each stands beside the one before, and the newest holds.
struct Screening {
    Known domestic_abuse{Known::not_known};
    Known children_present{Known::not_known};
    std::optional<Adviser> adviser{};
    std::optional<Date> conference_on{};  ///< when it was referred to the multi-agency risk assessment conference (MARAC)
    Instant at{};
    Id<trail::Account> by{};
};
struct Contact {
    Id<Contact> id{};
    std::string reference{};
    Instant received_at{};
    Concern concern{};
    Stage stage{};
    std::optional<Rating> rating{};
    std::optional<Onward> onward{};
    std::optional<Telling> telling{};
    std::optional<Screening> found{};  ///< nothing while the hub has not looked into it
    std::optional<Id<trail::Account>> sent_by{};  ///< nobody where it came without signing in, or by telephone
    std::optional<Id<trail::Account>> officer{};  ///< who deals with it; nobody while it is unassigned
    std::optional<Date> closed_on{};
    std::optional<Instant> reopened_at{};  ///< the last time
    std::int64_t version{};                ///< grows with every change

    RecordRef record() const { return {contact_kind, reference}; }
    Date received_on() const { return london_date(received_at); }
    Instant counted_from() const { return reopened_at.value_or(received_at); }
    /// What the hub found about domestic abuse; what whoever got in touch said, while it has not looked into it.
    Screening abuse() const { return found.value_or(Screening{concern.domestic_abuse, concern.children_present, {}, {}, {}, {}}); }
};

/// What is wrong with a form, field by field: the names of the fields are those of the form and of the API.
std::vector<FieldError> problems_of(const Concern& concern, Date today);

/// A rating as it was given; each later one stands beside it.
struct Rated {
    Rating rating{};
    std::string reason{};
    Instant at{};
    Id<trail::Account> by{};
};
/// A decision: by whom, on what, and under which edition of the thresholds.
struct Decision {
    Onward onward{};
    Level level{};
    std::string rationale{};
    std::string considered{};  ///< on what information
    std::string to{};          ///< to whom it goes: a team, an agency, an authority, by name
    std::string edition{};     ///< of the thresholds, as `edition_on` the day
    Instant at{};
    Id<trail::Account> by{};
};
std::vector<FieldError> problems_of(const Decision& decision);
/// The edition of the partnership's thresholds in force on the day.
std::string_view edition_on(Date day);

std::vector<FieldError> problems_of(const Screening& screening, Date today);

/// Which assessments of risk a contact has.
struct Assessed {
    bool adult{}, children{};
};
/// What is left to do before the contact can be closed, each in words; empty where nothing is. The hub says what it found about domestic abuse, unless whoever got in touch
/// knew that there is none; where there is, the risk to the adult is assessed, and what it means for the children unless none was there.
std::vector<std::string> left_to_do(const Contact& contact, const Assessed& assessed);

/// How far it has come for who sent it: no more than this, and what they are told in words, is for them.
enum class Progress { received, looked_at, decided };
inline constexpr std::array every_progress{Progress::received, Progress::looked_at, Progress::decided};
std::string_view token_of(Progress progress);
std::string_view in_words(Progress progress);
Progress progress_of(Stage stage);

}  // namespace holdfast::hub_contacts
