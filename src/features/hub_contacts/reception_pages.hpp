#pragma once

#include "features/hub_contacts/draft_store.hpp"
#include "features/hub_contacts/question_pages.hpp"
#include "features/hub_contacts/strangers.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The pages of the form for a contact, as they are shown.
namespace holdfast::hub_contacts {

/// What the form works with.
struct Reception {
    SharedHub hub{};
    trail::KeyFolder keys{""};
    std::shared_ptr<Strangers> strangers{std::make_shared<Strangers>()};
};

/// The last page of the form, after the questions.
inline constexpr std::string_view check{"check"};

/// The address of a page of the form. Whoever is signed in has addresses of their own: what comes there after their session has ended waits until they have signed in again, and is never
/// taken as nobody's.
std::string path_of(const trail::Actor& actor, std::string_view key);

DraftSeal seal_of(const trail::Actor& actor, const web::Request& request, const Reception& reception);
/// What was typed before; nothing where there is no draft.
std::optional<web::Fields> typed_before(trail::View& view, const web::Request& request, const Reception& reception);
/// The whole form, as if it had been sent at once.
web::Request whole_form(const web::Fields& typed);

/// A question, and what is wrong with the answers to it.
struct Asking {
    const Question& question;
    std::vector<FieldError> errors{};
};
site::Page question_page(trail::View& view, const web::Request& request, const Reception& reception, Asking asking);

/// What is to be sent, and what is wrong with it.
struct Sending {
    const web::Fields& typed;
    std::vector<FieldError> errors{};
};
site::Page check_page(trail::View& view, const web::Request& request, const Reception& reception, Sending sending);

/// Where the form begins, or goes on.
Outcome<site::Answer> show_start(trail::View& view, const web::Request& request, const Reception& reception);

}  // namespace holdfast::hub_contacts
