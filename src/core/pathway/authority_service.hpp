#pragma once

#include "base/outcome.hpp"
#include "core/pathway/pathway_store.hpp"
#include "core/people/person_store.hpp"

#include <map>
#include <string>
#include <tuple>
#include <vector>

/// Whose a return is, and how that authority knows its children.
namespace holdfast::pathway {

/// The agency on record with the local authority's number; without a number the only one that has any. Refused where there is none, or several.
Outcome<std::string> agency_of_authority(trail::View& view, const std::string& number);

/// Which entries are the agency's; each is asked for once.
class SaidBy {
public:
    SaidBy(trail::View& view, std::string agency) : view_(view), agency_(std::move(agency)) {}
    bool operator()(Id<Entry> entry);

private:
    trail::View& view_;
    std::string agency_;
    std::map<Id<Entry>, bool> known_{};
};

/// What the agency has on record of each child, in a `Child` whose `records` is a tuple with a vector for each kind.
template <class Child>
std::map<Id<people::Person>, Child> children_of(trail::View& view, const std::string& agency) {
    std::map<Id<people::Person>, Child> children;
    SaidBy is_theirs(view, agency);
    const auto collect = [&]<class Record>(const std::vector<Record>&) {
        every<Record>(view, [&](Record record) {
            if (is_theirs(record.entry)) std::get<std::vector<Record>>(children[record.child].records).push_back(std::move(record));
        });
    };
    std::apply([&](const auto&... kinds) { (collect(kinds), ...); }, decltype(Child::records){});
    return children;
}

/// The authority's own number of a child, and who the child is: what the authority says, and what others say of whatever it says nothing of.
struct KnownAs {
    std::string la_child_id{};
    std::vector<people::Fact> facts{};
};
/// Nothing where the authority has no number for the child.
std::optional<KnownAs> known_as(trail::View& view, const std::string& agency, Id<people::Person> child);

}  // namespace holdfast::pathway
