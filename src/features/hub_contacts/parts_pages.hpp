#pragma once

#include "core/attachments/attachment.hpp"
#include "core/people/name_index_store.hpp"
#include "core/site/record_form_pages.hpp"
#include "core/site/word_pages.hpp"
#include "core/trail/key_folder.hpp"
#include "features/hub_contacts/check_service.hpp"
#include "features/hub_contacts/desk_service.hpp"
#include "features/hub_contacts/queue_store.hpp"

#include <string>
#include <vector>

/// What the pages of this slice have in common.
namespace holdfast::hub_contacts {

void add_form_routes(site::Router& router, const SharedHub& hub, const trail::KeyFolder& keys);
void add_level_routes(site::Router& router, const SharedHub& hub);
void add_own_routes(site::Router& router, const trail::KeyFolder& keys);
void add_queue_routes(site::Router& router);
void add_contact_routes(site::Router& router, const SharedHub& hub, const trail::KeyFolder& keys);
void add_abuse_routes(site::Router& router);
void add_child_routes(site::Router& router, const std::shared_ptr<people::NameIndex>& index);
void add_check_routes(site::Router& router, const SharedHub& hub);
void add_asked_routes(site::Router& router);
void add_step_routes(site::Router& router, const SharedHub& hub);

std::string contact_path(std::string_view reference);
std::string child_path(const Contact& contact, const Child& child);
/// The contact that the address names.
std::string reference_of(const web::Request& request);

/// The concern as the form or a system says it; what cannot be read goes to `errors`.
Concern concern_in(const web::Request& request, std::vector<FieldError>& errors);
/// What is wrong with the form, in the order of its questions.
std::vector<FieldError> problems_in(trail::View& view, const web::Request& request, const Hub& hub);
/// No more documents than these are taken from whoever sent the contact.
inline constexpr std::size_t most_sent_documents = 20;
/// The documents of contacts: what senders and the hub put into them.
attachments::Desk documents_of_contacts(const trail::KeyFolder& keys);
/// The form by which whoever sent the contact sends a file with it; empty where they may not, or no more.
web::Html sending_part(trail::View& view, const web::Request& request, const std::string& reference, const std::vector<FieldError>& errors);
Outcome<Done> send_document(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const attachments::Desk& desk);
/// Until when what the viewer has typed and not sent is kept; nothing where there is none.
std::optional<Instant> draft_until(trail::View& view, const trail::KeyFolder& keys);
/// Takes the form, of anybody; `service` may be left out where there is one hub alone.
Outcome<std::string> take_contact(trail::Change& change, const web::Request& request, const Hub& hub);

/// A form page about the contact, below the hub and the contact.
site::Page page_about(const web::Request& request, const Contact& contact, site::RecordForm form, const std::vector<FieldError>& errors);
/// Says how the contact stood when the form was made; with what another has done since above it, once it is refused for that.
web::Html seen_version(trail::View& view, const web::Request& request, const Contact& contact);
/// A form of a contact, shown and sent at one address; it goes on to the contact.
void add_form(site::Router& router, std::string_view pattern, Permission permission, site::FormAct act);
/// What the hub found about domestic abuse and the risk, with the ways to say it; nothing where there is none.
web::Html abuse_part(trail::View& view, const Contact& contact);

/// Which agencies were asked what they hold, and what they let the hub know of it; nothing where none was.
web::Html checks_part(trail::View& view, const Contact& contact);
/// How a check stands: due, late, answered or withdrawn.
web::Html check_state(const Check& check, Instant now);
/// "Hal Sample and 1 more".
std::string names_in_short(const std::string& first, int children);

/// The page of a list that the address asks for, from 0.
std::int64_t page_in(const web::Request& request);
/// Links to the page before and the next one, where so many rows were shown.
web::Html further_pages(const Wanted& wanted, std::size_t shown, std::string_view address);
web::Html rating_tag(const std::optional<Rating>& rating);
/// The name of somebody with an account; "Nobody yet" where there is none.
std::string name_of(trail::View& view, const std::optional<Id<trail::Account>>& account);

}  // namespace holdfast::hub_contacts
