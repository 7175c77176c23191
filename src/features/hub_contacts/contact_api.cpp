#include "features/hub_contacts/contact_api.hpp"

#include "core/pathway/care_codes.hpp"
#include "features/hub_contacts/parts_pages.hpp"

#include <fmt/format.h>

namespace holdfast::hub_contacts {

using api::Kind;
using api::Operation;
using api::Property;
using exchange::Value;

static constexpr api::Scope contact_scope{"contacts:send", "Tell the safeguarding hub about children, and follow what it sent", permissions::follow};
static constexpr int page_size = 50;

template <Listed Value>
static std::vector<api::Choice> choices_of(Value) {
    std::vector<api::Choice> choices;
    for (const auto& word : words_for(Value{})) choices.push_back({std::string(word.token), std::string(word.words)});
    return choices;
}

static std::vector<api::Choice> sources() {
    std::vector<api::Choice> choices;
    for (const auto& code : pathway::codes_in(pathway::CodeList::referral_source)) choices.push_back({code.code, code.words});
    return choices;
}

static void add_child(std::vector<Property>& properties, int at) {
    const auto name = [at](const char* what) { return fmt::format("{}_{}", what, at); };
    const std::string which = at == 1 ? "of the child" : fmt::format("of child {}", at);
    properties.push_back({name("given"), Kind::text, "Given name " + which, false, at == 1 ? "Hal" : ""});
    properties.push_back({name("family"), Kind::text, "Family name " + which, false, at == 1 ? "Sample" : ""});
    properties.push_back({name("born_on"), Kind::day, "Date of birth " + which + ", or the day on which a baby is expected"});
    properties.push_back({name("age"), Kind::text, "Age " + which + ", where the date is not known"});
    properties.push_back({name("school"), Kind::text, "School, nursery or college " + which});
}

static api::Shape contact_shape() {
    std::vector<Property> properties{
        {"service", Kind::text, "The authority in whose area the child lives or is, by its key. It may be left out where there is only one."},
        {"is_in_danger", Kind::flag, "A child is in danger now. Call 999 first.", false, "false"}};
    for (int at = 1; at <= most_children; ++at) add_child(properties, at);
    for (Property property : {
             Property{"concern", Kind::text, "What has happened, or is feared", true, "Comes to school hungry"},
             Property{"since", Kind::text, "Since when"},
             Property{"child_says", Kind::text, "What the child says, in the child's own words"},
             Property{"address", Kind::text, "Where the child lives, and is now"},
             Property{"harms", Kind::any_of, "What it may be", false, "neglect", choices_of(Harm{})},
             Property{"domestic_abuse", Kind::one_of, "Whether there is domestic abuse in the home", true, "no", choices_of(Known{})},
             Property{"children_present", Kind::one_of, "If so, whether a child saw or heard it or was at home", false, "not_known", choices_of(Known{})},
             Property{"family", Kind::text, "The family and the household"},
             Property{"tried", Kind::text, "What has been tried"},
             Property{"consent", Kind::one_of, "Whether the family agreed that the hub is told", true, "given", choices_of(Consent{})},
             Property{"consent_why", Kind::text, "Why the hub is told where they did not agree"},
             Property{"source", Kind::one_of, "Who gets in touch", true, "2A", sources()},
             Property{"sender_name", Kind::text, "By name; asked of whoever acts for an agency", false, "Dan Teacher"},
             Property{"role", Kind::text, "What they do", false, "Teacher"},
             Property{"agency", Kind::text, "Agency, school or service", false, "Hill School"},
             Property{"reach", Kind::text, "How the hub can reach them; asked of whoever acts for an agency", false, "01539 000000, until six"},
             Property{"is_kept_from_family", Kind::flag, "Whether the family is not told who got in touch", false, "false"},
         })
        properties.push_back(std::move(property));
    return {"Contact", std::move(properties)};
}

static std::vector<api::Choice> states() {
    std::vector<api::Choice> choices;
    for (const auto progress : every_progress) choices.push_back({std::string(token_of(progress)), std::string(in_words(progress))});
    return choices;
}

static api::Shape state_shape() {
    return {"ContactState",
            {Property{"reference", Kind::text, "Give it when you speak to the hub", true, "HUB-2026-00001-7"},
             Property{"received_at", Kind::moment, "When it was received", true, "2026-11-23T10:00:00Z"},
             Property{"state", Kind::one_of, "How far it has come", true, "received", states()},
             Property{"answer", Kind::text, "What the hub answers, once it does"}}};
}

static Value::Object state_of(const OwnContact& contact) {
    Value::Object state{{"reference", contact.reference}, {"received_at", iso(contact.received_at)}, {"state", token_of(progress_of(contact.stage))}};
    if (!contact.told.empty()) state.emplace_back("answer", contact.told);
    return state;
}

static Outcome<api::Reply> take(trail::Change& change, const web::Request& request, const Hub& hub) {
    const auto reference = TRY(take_contact(change, request, hub));
    return api::Reply{.body = state_of(own_contact(change, change.actor().account, reference).value()), .location = "/api/contacts/" + reference};
}

/// Somebody else's is answered as one that was never given: by one look for both.
static Outcome<api::Reply> show(trail::View& view, const web::Request& request) {
    const auto own = own_contact(view, view.actor().account, request.parameter("reference"));
    if (!own) return not_found("There is no contact of yours with this reference");
    return api::Reply{.body = state_of(*own)};
}

static Outcome<api::Reply> show_list(trail::View& view, const web::Request& request) {
    const auto found = contacts_sent_by(view, view.actor().account, std::string(request.query.get("after")), page_size + 1);
    api::Reply reply;
    for (const auto& each : found) {
        if (reply.list.size() == page_size) {
            reply.next = found[page_size - 1].reference;
            break;
        }
        reply.list.push_back(state_of(each));
    }
    return reply;
}

std::vector<Operation> contact_operations(const SharedHub& hub) {
    const Operation send{.name = "contactHub",
                         .pattern = "/api/contacts",
                         .scope = contact_scope,
                         .summary = "Tell the hub about a child",
                         .means = "Goes to the safeguarding hub of the authority. If a child is in danger now, call 999.",
                         .takes = contact_shape(),
                         .gives = state_shape(),
                         .reason = "Contact with the safeguarding hub",
                         .act = [hub](trail::Change& change, const web::Request& request) { return take(change, request, *hub); }};
    const Operation list{.name = "listContacts",
                         .pattern = "/api/contacts",
                         .scope = contact_scope,
                         .summary = "List your contacts",
                         .means = "Those that this system sent, the latest first, fifty at a time.",
                         .gives = state_shape(),
                         .is_list = true,
                         .has_pages = true,
                         .look = show_list};
    const Operation one{.name = "showContact",
                        .pattern = "/api/contacts/{reference}",
                        .scope = contact_scope,
                        .summary = "Follow a contact",
                        .means = "How far a contact that this system sent has come, and what the hub answers.",
                        .gives = state_shape(),
                        .look = show};
    return {send, list, one};
}

}  // namespace holdfast::hub_contacts
