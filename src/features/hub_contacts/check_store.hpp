#pragma once

#include "core/policy/record_store.hpp"
#include "core/trail/change.hpp"
#include "features/hub_contacts/check.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::hub_contacts {

/// Stores a check with the children whom the agency is told.
Id<Check> insert_check(trail::Change& change, const Check& check, const std::vector<Id<Child>>& named);
std::optional<Check> find_check(trail::View& view, const std::string& reference);
/// All checks of a contact, the oldest first.
std::vector<Check> checks_of(trail::View& view, Id<Contact> contact);
/// The reference of the contact in which it was asked.
std::string contact_of(trail::View& view, const Check& check);
/// The children whom the agency is told, of the contact of the check.
std::vector<Child> children_named(trail::View& view, Id<Check> check);

/// Keeps an answer beside those before; the first says when the check was answered, and why late.
void insert_answer(trail::Change& change, const Check& check, const Answer& answer, const std::string& late_why);
/// The whole of what an agency said, for its own people, the oldest first.
std::vector<Answer> answers_of(trail::View& view, Id<Check> check);
/// The same as far as the hub may know it.
std::vector<Disclosed> disclosed_of(trail::View& view, Id<Check> check);
void withdraw_check(trail::Change& change, Id<Check> check, const std::string& why);

/// How the checks of a contact stand now.
Gauge gauge_of(trail::View& view, Id<Contact> contact);

/// A check as a list has it.
struct ListedCheck {
    Check check{};
    std::string contact{};      ///< its reference: for the hub alone
    std::string first_child{};  ///< of those whom the agency is told
    int children{};
};
/// Which checks, from which page on, counted from 0.
struct ListWanted {
    std::int64_t page{};
    int most{50};
};
/// Those that are not answered, what is due first first, of contacts that the viewer may list.
std::vector<ListedCheck> open_checks(trail::View& view, const policy::ListFilter& of_contacts, const ListWanted& wanted);
/// Those asked of the viewer's agencies that they may list: open ones by what is due first, or the others, the latest first.
std::vector<ListedCheck> checks_asked(trail::View& view, const policy::ListFilter& of_checks, bool is_open, const ListWanted& wanted);

/// Erases every word of the checks of a contact; that they were asked, of whom and when, stays.
void erase_checks(trail::Change& change, Id<Contact> contact);

}  // namespace holdfast::hub_contacts
