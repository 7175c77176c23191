#pragma once

#include "core/clocks/running.hpp"
#include "core/policy/record_service.hpp"
#include "core/questionnaires/example_sets.hpp"
#include "core/questionnaires/sheet.hpp"
#include "features/hub_contacts/contact_store.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What the hub does with a contact. Every use case asks the policy first: not_found to who may not know of the contact.
namespace holdfast::hub_contacts {

/// Advice by telephone that led to a contact.
struct AdviceBefore {
    std::string reference{};
    std::string path{};   ///< where it is
    std::string words{};  ///< who called, and when
};

/// What the hub works with besides its records.
struct Hub {
    std::vector<Role> roles{};  ///< of the product: by them the hub's officers are found
    Permission early_help{};    ///< whoever has it may begin early help for a family
    std::function<std::vector<AdviceBefore>(trail::View&, const std::string& contact)> advice_before{};  ///< of which the viewer may know
};
using SharedHub = std::shared_ptr<const Hub>;

/// The clocks of contacts, counted with the calendar as it is now.
clocks::Rules rules_of(trail::View& view);

/// Somebody who works in a hub, and the authority whose hub it is, as records have their owner.
struct Officer {
    Id<trail::Account> account{};
    std::string name{};
    std::string agency{};
};
/// In the order of their names.
std::vector<Officer> officers_of(trail::View& view, const Hub& hub);
/// Those of the authority that the contact belongs to who are not barred from it.
std::vector<Officer> officers_for(trail::View& view, const Hub& hub, const Contact& contact);

/// An authority whose hub takes contacts: a local authority for which somebody works in the hub.
struct Service {
    std::string agency{};
    std::string name{};
};
std::vector<Service> services_of(trail::View& view, const Hub& hub);
/// The name of the agency that has this key or name; the text itself where none has.
std::string name_of_agency(trail::View& view, const std::string& called);
/// What is wrong with the choice of the authority, by the field `service`; nothing where its hub takes contacts.
std::optional<FieldError> problem_of(const std::vector<Service>& services, const std::string& agency);

/// Whether the viewer works in the hub of this authority: what they send came by telephone, and who got in touch is on the form.
bool works_in(trail::View& view, const std::string& agency);

/// Takes the single contact form, of anybody: the contact belongs to the authority, its clock starts, and where a child is in danger now its officers are told.
/// Gives its reference. Refused, with every field that is wrong.
Outcome<std::string> receive(trail::Change& change, const Hub& hub, const Concern& concern, const std::string& agency);

/// The contact, for who may do this with it.
Outcome<Contact> contact_for(trail::View& view, policy::Verb verb, const std::string& reference);

/// The same for whoever is about to do something with it: of the authority's hub they have a part in it from then on, the trail says so, and the need to know is theirs.
Outcome<Contact> worked_on(trail::Change& change, policy::Verb verb, const std::string& reference);

/// Gives the contact to an officer of the hub. From one to another it takes a note of handover.
struct Assignment {
    Id<trail::Account> officer{};
    std::string note{};
};
Outcome<Done> assign(trail::Change& change, const Hub& hub, const std::string& reference, const Assignment& assignment);

/// Rates the contact, or rates it otherwise: the rating before stays. `version` is that of the contact as the officer had it before them; refused with conflict
/// where somebody else has changed it since.
struct NewRating {
    std::optional<Rating> rating{};
    std::string reason{};
    std::int64_t version{};
};
Outcome<Done> rate(trail::Change& change, const std::string& reference, const NewRating& wanted);

/// Decides what becomes of it, in the name of whoever decides.
struct NewDecision {
    Decision decision{};
    std::int64_t version{};
};
Outcome<Done> decide(trail::Change& change, const std::string& reference, const NewDecision& wanted);

/// Says what whoever got in touch is told, in these words, or why they cannot be, which is for the hub alone. A contact in which nothing is left to do is closed with it.
struct Told {
    Telling telling{};
    std::string words{};    ///< what they are told, and read
    std::string why_not{};  ///< of any other telling
    std::int64_t version{};
};
Outcome<Done> tell(trail::Change& change, const std::string& reference, const Told& told);
/// What is left to do before the contact can be closed, each in words.
std::vector<std::string> left_to_do(trail::View& view, const Contact& contact);

/// Says what the hub found about domestic abuse. `version` as of a rating.
struct NewScreening {
    Screening screening{};
    std::int64_t version{};
};
Outcome<Done> screen(trail::Change& change, const std::string& reference, const NewScreening& wanted);
/// The sets of questions by which risk after domestic abuse is assessed: that of the adult, and that of the children.
inline constexpr std::array<const questionnaires::QuestionSet*, 2> risk_sets{&questionnaires::domestic_abuse_risk, &questionnaires::domestic_abuse_children};
/// Keeps an answered sheet of one of them.
Outcome<Done> assess(trail::Change& change, const std::string& reference, const questionnaires::QuestionSet& set, const questionnaires::Given& given);

/// Opens a decided or closed contact again, with why.
Outcome<Done> reopen(trail::Change& change, const std::string& reference, const std::string& why);
Outcome<Done> write_note(trail::Change& change, const std::string& reference, const std::string& words);

}  // namespace holdfast::hub_contacts
