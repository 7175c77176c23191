#pragma once

#include "core/policy/record_store.hpp"
#include "core/trail/change.hpp"
#include "features/lado/allegation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::lado {

/// The schema of allegations and consultations.
std::vector<store::Migration> migrations();

Id<Allegation> insert_allegation(trail::Change& change, const Allegation& allegation);
std::optional<Allegation> find_allegation(trail::View& view, const std::string& reference);
/// Writes what may be counted, the stage and the ending, and raises the version. False where somebody else has raised it since.
bool update_allegation(trail::Change& change, const Allegation& allegation);
/// Who deals with it from now on; nobody while it is unassigned. Raises the version.
void set_officer(trail::Change& change, Id<Allegation> id, std::optional<Id<trail::Account>> officer);
void replace_criteria(trail::Change& change, Id<Allegation> id, const std::vector<Criterion>& criteria);
void replace_results(trail::Change& change, Id<Allegation> id, const std::vector<Result>& results);

/// Which cases a list shows.
struct Wanted {
    enum class Whose { all, mine, unassigned } whose{Whose::all};
    bool is_closed{};       ///< those that are at an end, rather than those that are not
    std::int64_t before{};  ///< only those with a smaller id: the next page of a list
    int most{50};
};
/// What a list says of a case without opening anything.
struct ListedCase {
    Id<Allegation> id{};
    std::string reference{};
    Instant received_at{};
    EmployerType employer{};
    Category category{};
    Stage stage{};
    std::optional<Id<trail::Account>> officer{};
    std::optional<Finding> finding{};
};
/// The latest first, of those that the viewer may list.
std::vector<ListedCase> listed_cases(trail::View& view, const policy::ListFilter& filter, const Wanted& wanted);
/// How many the viewer may list, counted no further than `most`.
std::int64_t count_cases(trail::View& view, const policy::ListFilter& filter, bool is_closed, std::int64_t most);
/// Of these references, those that the viewer may list, as a list says them.
std::vector<ListedCase> listed_of(trail::View& view, const policy::ListFilter& filter, const std::vector<std::string>& references);

/// Whose the open cases are that the viewer may list.
std::vector<Id<trail::Account>> holders_of_open_cases(trail::View& view, const policy::ListFilter& filter);

/// What somebody referred themselves: when, and how far it has come.
struct OwnReferral {
    std::string reference{};
    Instant received_at{};
    Stage stage{};
    bool is_assigned{};
};
/// Which of them a list shows: those sent before the one of this reference, and at most so many; all when it says nothing.
struct OwnPart {
    std::string after{};
    int most{-1};
};
/// The latest first. Nothing after a reference that is not theirs.
std::vector<OwnReferral> referrals_of(trail::View& view, Id<trail::Account> account, const OwnPart& part = {});
std::optional<OwnReferral> own_referral(trail::View& view, Id<trail::Account> account, const std::string& reference);
/// How far it has come, as the referrer is told it.
Progress progress_of(const OwnReferral& referral);

}  // namespace holdfast::lado
